package org.carrel.catalog.search.store;

import org.tartarus.snowball.ext.EnglishStemmer;

/** Stems of English words, for those who ask to look for a word's other forms, too. */
final class Stems {

    private static final int SHORTEST = 3;

    private Stems() {}

    static String of(String word) {
        var stemmer = new EnglishStemmer();
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    /**
     * The pattern of the words that share the stem of a word: y becomes i in stems, so the last letter is left open.
     */
    static Clause.Pattern pattern(String word) {
        String stem = of(word);
        if (stem.length() < SHORTEST) {
            return new Clause.Pattern.Known(word);
        }
        return new Clause.Pattern.Stem(stem.substring(0, stem.length() - 1), stem);
    }
}
