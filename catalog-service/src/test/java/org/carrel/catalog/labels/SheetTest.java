package org.carrel.catalog.labels;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SheetTest {

    private static Sheet sheet(int columns, int rows, double across, double down) {
        return new Sheet("s", "Sheet", 210, 297, new Sheet.Grid(5, 10, 60, 30, columns, rows, across, down));
    }

    @Test
    void labels_are_counted_from_left_to_right_and_then_down() {
        Sheet sheet = sheet(3, 8, 65, 32);
        assertThat(sheet.perPage()).isEqualTo(24);
        assertThat(sheet.box(0)).isEqualTo(new Sheet.Box(5, 10, 60, 30));
        assertThat(sheet.box(2)).isEqualTo(new Sheet.Box(135, 10, 60, 30));
        assertThat(sheet.box(3)).isEqualTo(new Sheet.Box(5, 42, 60, 30));
        assertThatThrownBy(() -> sheet.box(24)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void labels_must_neither_overlap_nor_leave_the_page() {
        assertThat(sheet(3, 8, 65, 32).fault()).isEmpty();
        assertThat(sheet(3, 8, 59, 32).fault()).contains("labels-overlap");
        assertThat(sheet(3, 8, 65, 29).fault()).contains("labels-overlap");
        assertThat(sheet(4, 8, 65, 32).fault()).contains("labels-beyond-page");
        assertThat(sheet(3, 9, 65, 33).fault()).contains("labels-beyond-page");
        assertThat(sheet(1, 1, 1, 1).fault()).as("one label has no neighbours").isEmpty();
    }
}
