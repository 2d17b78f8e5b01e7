package org.carrel.catalog.search.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.reverse.ReverseStringFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** The words of a text, made once and given to every field that holds them. */
final class KnownWords extends TokenStream {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final List<Word> words;
    private int next;

    /** A word, and how many places it stands behind the one before. */
    private record Word(String text, int increment) {}

    private KnownWords(List<Word> words) {
        this.words = words;
    }

    /** The words of a text as a field has them. */
    static KnownWords of(Analyzer analyzer, String field, String text) {
        var words = new ArrayList<Word>();
        try (TokenStream stream = analyzer.tokenStream(field, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(new Word(term.toString(), increment.getPositionIncrement()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KnownWords(words);
    }

    /** Each of these words once, back to front. */
    KnownWords reversed() {
        var reversed = new LinkedHashSet<String>();
        words.forEach(word -> reversed.add(ReverseStringFilter.reverse(word.text())));
        return new KnownWords(reversed.stream().map(text -> new Word(text, 1)).toList());
    }

    /** The words place by place: where characters also count as pairs, several stand in one. */
    List<List<String>> places() {
        var places = new ArrayList<List<String>>();
        for (Word word : words) {
            if (places.isEmpty() || word.increment() > 0) {
                places.add(new ArrayList<>());
            }
            places.getLast().add(word.text());
        }
        return places;
    }

    @Override
    public void reset() {
        next = 0;
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        if (next == words.size()) {
            return false;
        }
        Word word = words.get(next++);
        term.append(word.text());
        increment.setPositionIncrement(word.increment());
        return true;
    }
}
