package org.carrel.catalog.search.store;

import java.io.Reader;
import java.util.Set;
import java.util.regex.Pattern;

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
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.apache.lucene.analysis.reverse.ReverseStringFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Turns text into words: by the word boundaries of Unicode, folded to plain letters, Chinese, Japanese and Korean as
 * pairs of characters. No stop words and no stemming: titles consist of both. Traditional characters are found by
 * simplified ones, katakana by hiragana, and the other way round.
 */
final class CatalogueAnalyzer extends Analyzer {

    /** Changes whenever the same text would give other words; an index made with another one is made anew. */
    static final String VERSION = "2";

    /** Marks of transliteration, which nobody types. */
    private static final Pattern TRANSLITERATION = Pattern.compile("[\u02B9\u02BA\u02BB\u02BC\u02BE\u02BF]");
    /** C++ and C#, which would otherwise both be C. */
    private static final Pattern PLUS_PLUS = Pattern.compile("(?<![\\p{L}\\p{N}])([A-Za-z])\\+\\+");

    private static final Pattern SHARP = Pattern.compile("(?<![\\p{L}\\p{N}])([A-Za-z])#");
    /** French and Italian articles before a vowel. */
    private static final Pattern ELISION =
            Pattern.compile("(?<![\\p{L}\\p{N}])(?:[cdjlmnstCDJLMNST]|[dD]ell|[aA]ll|[qQ]u)['\u2019](?=\\p{L})");

    private static final Pattern POSSESSIVE = Pattern.compile("['\u2019][sS](?![\\p{L}\\p{N}])");
    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})['\u2019](?=\\p{L})");

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
        Reader plain = new PatternReplaceCharFilter(TRANSLITERATION, "", reader);
        plain = new PatternReplaceCharFilter(PLUS_PLUS, "$1plusplus", plain);
        plain = new PatternReplaceCharFilter(SHARP, "$1sharp", plain);
        plain = new PatternReplaceCharFilter(ELISION, "", plain);
        plain = new PatternReplaceCharFilter(POSSESSIVE, "", plain);
        return new PatternReplaceCharFilter(APOSTROPHE, "", plain);
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
        TokenStream pairs = new CJKBigramFilter(folded, scripts, single);
        return new TokenStreamComponents(
                words, fieldName.equals(IndexFields.REVERSED) ? new ReverseStringFilter(pairs) : pairs);
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
