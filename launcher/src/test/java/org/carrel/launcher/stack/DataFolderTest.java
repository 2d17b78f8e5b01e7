package org.carrel.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataFolderTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_new_folder_becomes_ours_and_private() throws IOException {
        DataFolder data = new DataFolder(folder.resolve("a/b"));
        assertThat(data.state()).isEqualTo(DataFolder.State.NEW);

        data.prepare();

        assertThat(data.state()).isEqualTo(DataFolder.State.OURS);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.path())))
                .isEqualTo("rwx------");
        data.prepare();
    }

    @Test
    void an_empty_folder_may_be_taken() throws IOException {
        new DataFolder(folder).prepare();
        assertThat(new DataFolder(folder).state()).isEqualTo(DataFolder.State.OURS);
    }

    @Test
    void a_folder_with_other_things_stays_untouched() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "text");
        DataFolder data = new DataFolder(folder);

        assertThat(data.state()).isEqualTo(DataFolder.State.FOREIGN);
        assertThatThrownBy(data::prepare).isInstanceOf(IOException.class).hasMessageContaining("thesis.txt");
        assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("thesis.txt"));
    }
}
