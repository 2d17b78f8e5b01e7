package org.carrel.catalog.search.store;

import java.io.Reader;
import java.util.Set;

import com.ibm.icu.text.Transliterator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.ICUTransformFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.miscellaneous.ConditionalTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Turns text into words: by the word boundaries of Unicode, folded to plain letters, Chinese, Japanese and Korean as
 * pairs of characters. No stop words and no stemming: titles consist of both. Traditional characters are found by
 * simplified ones, katakana by hiragana, and the other way round.
 */
final class CatalogueAnalyzer extends Analyzer {

    /** Changes whenever the same text would give other words; an index made with another one is made anew. */
    static final String VERSION = "3";

    private final boolean single;

    /**
     * An analyzer.
     *
     * @param single whether single characters of Chinese, Japanese and Korean are words too, as they must be in the
     *     index
     */
    CatalogueAnalyzer(boolean single) {
        super(PER_FIELD_REUSE_STRATEGY);
        this.single = single;
    }

    @Override
    protected Reader initReader(String fieldName, Reader reader) {
        return new WordMarks(reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        Tokenizer words = new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
        if (fieldName.equals(IndexFields.TITLE_MARKED)) {
            return new TokenStreamComponents(words, new ICUNormalizer2Filter(words));
        }
        int scripts =
                CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;
        TokenStream folded = new ICUFoldingFilter(new OneWriting(words));
        return new TokenStreamComponents(words, new CJKBigramFilter(folded, scripts, single));
    }

    /** Brings Chinese and Japanese to one way of writing; other words pass without the cost of it. */
    private static final class OneWriting extends ConditionalTokenFilter {

        private static final Set<String> TYPES = Set.of(
                StandardTokenizer.TOKEN_TYPES[StandardTokenizer.IDEOGRAPHIC],
                StandardTokenizer.TOKEN_TYPES[StandardTokenizer.HIRAGANA],
                StandardTokenizer.TOKEN_TYPES[StandardTokenizer.KATAKANA]);

        /** Made once, for reading their rules takes long. */
        private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");

        private static final Transliterator HIRAGANA = Transliterator.getInstance("Katakana-Hiragana");

        private final TypeAttribute type = addAttribute(TypeAttribute.class);

        OneWriting(TokenStream words) {
            super(words, eastern -> new ICUTransformFilter(new ICUTransformFilter(eastern, SIMPLIFIED), HIRAGANA));
        }

        @Override
        protected boolean shouldFilter() {
            return TYPES.contains(type.type());
        }
    }

    @Override
    protected TokenStream normalize(String fieldName, TokenStream in) {
        return new ICUFoldingFilter(in);
    }

    @Override
    public int getPositionIncrementGap(String fieldName) {
        // A phrase must not run from one title into the next.
        return 100;
    }
}
