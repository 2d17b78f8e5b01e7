package org.carrel.catalog.search.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.search.Query;
import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.SearchResult;
import org.carrel.catalog.search.Suggestion;

/**
 * The generations on disk: {@code index/g<number>} each, and a file {@code index/serving} that names the one that
 * serves. A generation that the file does not name is left over from a rebuild that did not end, and is deleted.
 */
final class LuceneIndex implements SearchEngine {

    private static final Logger LOG = Logger.getLogger(LuceneIndex.class);

    private final Path root;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private @Nullable LuceneGeneration serving;
    private boolean opened;

    LuceneIndex(Path data) {
        this.root = data.resolve("index");
    }

    @Override
    public boolean ours() {
        return true;
    }

    @Override
    public Optional<Generation> serving() {
        lock.writeLock().lock();
        try {
            if (!opened) {
                open();
                opened = true;
            }
            return Optional.ofNullable(serving);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void open() {
        try {
            Files.createDirectories(root);
            Path named = named();
            for (Path generation : generations()) {
                if (!generation.equals(named)) {
                    delete(generation);
                }
            }
            if (named != null && Files.isDirectory(named)) {
                serving = usable(named);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable LuceneGeneration usable(Path folder) throws IOException {
        try {
            var generation = new LuceneGeneration(folder);
            if (generation.isUsable()) {
                return generation;
            }
            LOG.infof("the index in %s was made in another way and will be made anew", folder);
            generation.discard();
        } catch (CorruptIndexException | IndexFormatTooOldException | IndexNotFoundException e) {
            LOG.warnf("the index in %s is damaged and will be made anew: %s", folder, e.getMessage());
            delete(folder);
        }
        return null;
    }

    private @Nullable Path named() throws IOException {
        try {
            return root.resolve(Files.readString(root.resolve("serving")).strip());
        } catch (NoSuchFileException _) {
            return null;
        }
    }

    private List<Path> generations() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(entry -> entry.getFileName().toString().matches("g[0-9]+"))
                    .toList();
        }
    }

    @Override
    public Generation fresh() {
        try {
            Files.createDirectories(root);
            long next = generations().stream()
                            .mapToLong(folder -> Long.parseLong(
                                    folder.getFileName().toString().substring(1)))
                            .max()
                            .orElse(0)
                    + 1;
            return new LuceneGeneration(root.resolve("g" + next));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void serve(Generation generation) {
        if (!(generation instanceof LuceneGeneration next)) {
            throw new IllegalArgumentException("not a generation of this index");
        }
        lock.writeLock().lock();
        try {
            Path pointer = root.resolve("serving.new");
            Files.writeString(pointer, next.folder().getFileName().toString());
            Files.move(
                    pointer,
                    root.resolve("serving"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            LuceneGeneration before = serving;
            serving = next;
            opened = true;
            if (before != null) {
                before.discard();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (serving != null) {
                serving.close();
                serving = null;
            }
            opened = false;
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public SearchResult search(SearchRequest request) {
        return asked(generation -> generation.search(request), new SearchResult(0, List.of(), Map.of()));
    }

    @Override
    public List<SearchResult.Count> values(
            Query query, SearchRequest.Narrowing narrowing, SearchRequest.Values wanted) {
        return asked(generation -> generation.values(query, narrowing, wanted), List.of());
    }

    @Override
    public List<Suggestion> suggest(String typed, int limit) {
        return asked(generation -> generation.suggest(typed, limit), List.of());
    }

    @Override
    public Optional<Suggestion.Spelling> spelling(List<String> words, SearchRequest.Narrowing narrowing, long found) {
        return asked(generation -> generation.spelling(words, narrowing, found), Optional.empty());
    }

    /** What the generation that serves answers; before the first one is made there is nothing to be found yet. */
    private <T> T asked(Function<LuceneGeneration, T> question, T nothing) {
        lock.readLock().lock();
        try {
            LuceneGeneration generation = serving;
            return generation == null ? nothing : question.apply(generation);
        } finally {
            lock.readLock().unlock();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
