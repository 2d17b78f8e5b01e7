package org.carrel.catalog.search.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.Operations;

import org.carrel.catalog.search.CatalogueSearch.TooBroadException;

/**
 * Words side by side, some of them known in part only: each stands for those words of the dictionary that fit. A word
 * whose beginning is unknown is looked up by its end, in the dictionary of words spelled back to front, so that no
 * search walks through all words there are.
 */
final class ExpandedQuery extends Query {

    private static final int MOST_WORDS = 20_000;
    private static final int MOST_WORDS_SIDE_BY_SIDE = 2_000;

    private final String field;
    private final List<Clause.Pattern> patterns;

    ExpandedQuery(String field, List<Clause.Pattern> patterns) {
        this.field = field;
        this.patterns = List.copyOf(patterns);
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        if (patterns.size() == 1) {
            List<BytesRef> words = words(patterns.getFirst(), searcher, MOST_WORDS);
            return words.isEmpty() ? new MatchNoDocsQuery("no word fits") : new TermInSetQuery(field, words);
        }
        var phrase = new MultiPhraseQuery.Builder();
        for (Clause.Pattern pattern : patterns) {
            List<BytesRef> words = words(pattern, searcher, MOST_WORDS_SIDE_BY_SIDE);
            if (words.isEmpty()) {
                return new MatchNoDocsQuery("no word fits");
            }
            phrase.add(words.stream().map(word -> new Term(field, word)).toArray(Term[]::new));
        }
        return phrase.build();
    }

    private List<BytesRef> words(Clause.Pattern pattern, IndexSearcher searcher, int most) throws IOException {
        return switch (pattern) {
            case Clause.Pattern.Known(String word) -> List.of(new BytesRef(word));
            case Clause.Pattern.Wildcard(String expression) -> {
                boolean byEnd = expression.startsWith("*") || expression.startsWith("?");
                String looked = byEnd ? reversed(expression) : expression;
                var automaton = new CompiledAutomaton(Operations.determinize(
                        WildcardQuery.toAutomaton(new Term(field, looked), Operations.DEFAULT_DETERMINIZE_WORK_LIMIT),
                        Operations.DEFAULT_DETERMINIZE_WORK_LIMIT));
                var words = new ArrayList<BytesRef>();
                Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), byEnd ? IndexFields.REVERSED : field);
                if (terms != null) {
                    TermsEnum fitting = automaton.getTermsEnum(terms);
                    for (BytesRef term = fitting.next(); term != null; term = fitting.next()) {
                        add(byEnd ? new BytesRef(turned(term.utf8ToString())) : BytesRef.deepCopyOf(term), words, most);
                    }
                }
                yield words;
            }
            case Clause.Pattern.Stem(String beginning, String stem) -> {
                var words = new ArrayList<BytesRef>();
                Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), field);
                if (terms != null) {
                    TermsEnum behind = terms.iterator();
                    var prefix = new BytesRef(beginning);
                    TermsEnum.SeekStatus found = behind.seekCeil(prefix);
                    BytesRef term = found == TermsEnum.SeekStatus.END ? null : behind.term();
                    while (term != null && StringHelper.startsWith(term, prefix)) {
                        if (Stems.of(term.utf8ToString()).equals(stem)) {
                            add(BytesRef.deepCopyOf(term), words, most);
                        }
                        term = behind.next();
                    }
                }
                yield words;
            }
        };
    }

    private void add(BytesRef word, List<BytesRef> words, int most) {
        if (words.size() >= most) {
            throw new TooBroadException(toString(field));
        }
        words.add(word);
    }

    private static String turned(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    /** A wildcard expression back to front; a backslash goes with the character behind it. */
    static String reversed(String expression) {
        var reversed = new StringBuilder();
        for (int at = 0; at < expression.length(); at++) {
            char next = expression.charAt(at);
            if (next == '\\' && at + 1 < expression.length()) {
                at++;
                reversed.insert(0, expression.charAt(at)).insert(0, next);
            } else {
                reversed.insert(0, next);
            }
        }
        return reversed.toString();
    }

    @Override
    public void visit(QueryVisitor visitor) {
        if (visitor.acceptField(field)) {
            visitor.visitLeaf(this);
        }
    }

    @Override
    public String toString(String fieldName) {
        return field + ":" + patterns;
    }

    @Override
    public boolean equals(Object other) {
        return sameClassAs(other)
                && other instanceof ExpandedQuery query
                && field.equals(query.field)
                && patterns.equals(query.patterns);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * classHash() + field.hashCode()) + patterns.hashCode();
    }
}
