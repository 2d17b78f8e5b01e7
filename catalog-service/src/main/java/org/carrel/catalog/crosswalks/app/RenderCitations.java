package org.carrel.catalog.crosswalks.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.context.ApplicationScoped;

import de.undercouch.citeproc.CSL;
import de.undercouch.citeproc.ItemDataProvider;
import de.undercouch.citeproc.csl.CSLItemData;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.crosswalks.Citation;
import org.carrel.catalog.crosswalks.CitationStyle;
import org.carrel.catalog.crosswalks.CslJson;

/**
 * Writes citations out by the styles of the Citation Style Language. A style is read when somebody first asks for it,
 * and serves one citation at a time, so that readers of a busy page cannot make the service read styles without end.
 */
@ApplicationScoped
public class RenderCitations {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String ITEM = "record";

    private final Map<CitationStyle, Processor> processors = new EnumMap<>(CitationStyle.class);

    RenderCitations() {
        for (CitationStyle style : CitationStyle.values()) {
            processors.put(style, new Processor(style));
        }
    }

    /**
     * A citation, written out.
     *
     * @param text as plain text
     * @param html with the titles set apart, as an HTML fragment
     */
    public record Rendered(String text, String html) {}

    /** Writes a citation out; empty if too many others are waiting. */
    public Optional<Rendered> rendered(Citation citation, CitationStyle style) {
        Processor processor = processors.get(style);
        return processor == null ? Optional.empty() : processor.inTurn(item(citation));
    }

    /** What a citation on paper says: not where a catalogue shows the record. */
    private static CSLItemData item(Citation citation) {
        var item = new LinkedHashMap<>(CslJson.of(citation, ITEM, ""));
        item.keySet().removeAll(List.of("abstract", "keyword", "call-number"));
        if ("".equals(item.get("URL"))) {
            item.remove("URL");
        }
        return CSLItemData.fromJson(item);
    }

    /** One style; its processor is not made for several threads. */
    private static final class Processor implements ItemDataProvider {

        private final ReentrantLock turn = new ReentrantLock(true);
        private final CitationStyle style;
        private @Nullable CSL csl;
        private @Nullable CSLItemData item;

        Processor(CitationStyle style) {
            this.style = style;
        }

        @Override
        public @Nullable CSLItemData retrieveItem(String id) {
            return item;
        }

        @Override
        public Collection<String> getIds() {
            return List.of(ITEM);
        }

        Optional<Rendered> inTurn(CSLItemData wanted) {
            try {
                if (!turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return Optional.empty();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
            try {
                item = wanted;
                return Optional.of(new Rendered(written("text"), written("html")));
            } finally {
                item = null;
                turn.unlock();
            }
        }

        private String written(String format) {
            CSL processor = processor();
            processor.reset();
            processor.setOutputFormat(format);
            processor.registerCitationItems(ITEM);
            return String.join("", processor.makeBibliography().getEntries()).strip();
        }

        private CSL processor() {
            CSL ready = csl;
            if (ready == null) {
                try {
                    ready = new CSL(this, style.csl());
                } catch (IOException e) {
                    throw new UncheckedIOException("the style " + style.csl() + " cannot be read", e);
                }
                csl = ready;
            }
            return ready;
        }
    }
}
