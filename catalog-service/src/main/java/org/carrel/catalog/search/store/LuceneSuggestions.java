package org.carrel.catalog.search.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

import org.carrel.catalog.search.Field;
import org.carrel.catalog.search.Query;
import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.Suggestion;
import org.carrel.catalog.search.Suggestion.Kind;

/**
 * What somebody may be about to type, and how they may have meant to spell it. A walk through the dictionary of
 * suggestions from the place where somebody has arrived finds them without a search.
 */
final class LuceneSuggestions {

    /** How far a walk goes; whoever has typed so little that more begins so will type on. */
    private static final int MOST_TERMS = 5_000;

    private static final int SHORTEST_MISSPELLED = 3;
    private static final int CANDIDATES = 4;

    private final LuceneQueries queries;
    private final IndexFields fields;

    LuceneSuggestions(LuceneQueries queries, IndexFields fields) {
        this.queries = queries;
        this.fields = fields;
    }

    /** What begins as typed, the most frequent of each kind first, the kinds in turn. */
    List<Suggestion> suggest(String typed, int limit, IndexReader reader) throws IOException {
        String begun = fields.whole(typed);
        if (begun.isEmpty()) {
            return List.of();
        }
        var byKind = new ArrayList<List<Suggestion>>();
        for (Kind kind : Kind.values()) {
            byKind.add(suggest(kind, begun, limit, reader));
        }
        return SuggestedTerms.inTurn(byKind, limit);
    }

    private static List<Suggestion> suggest(Kind kind, String begun, int limit, IndexReader reader) throws IOException {
        var frequencies = new HashMap<String, Integer>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(IndexFields.suggested(kind));
            if (terms != null) {
                walk(terms.iterator(), new BytesRef(begun), frequencies);
            }
        }
        var suggestions = new ArrayList<Suggestion>();
        for (Map.Entry<String, Integer> term : frequencies.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList()) {
            var suggestion = new Suggestion(kind, SuggestedTerms.shown(term.getKey()));
            if (!suggestions.contains(suggestion)
                    && isAlive(new Term(IndexFields.suggested(kind), term.getKey()), reader)) {
                suggestions.add(suggestion);
            }
            if (suggestions.size() == limit) {
                break;
            }
        }
        return suggestions;
    }

    private static void walk(TermsEnum terms, BytesRef begun, Map<String, Integer> frequencies) throws IOException {
        TermsEnum.SeekStatus found = terms.seekCeil(begun);
        BytesRef term = found == TermsEnum.SeekStatus.END ? null : terms.term();
        for (int count = 0; term != null && StringHelper.startsWith(term, begun) && count < MOST_TERMS; count++) {
            frequencies.merge(term.utf8ToString(), terms.docFreq(), Integer::sum);
            term = terms.next();
        }
    }

    /** Dictionaries keep for a while what no title has any more. */
    private static boolean isAlive(Term term, IndexReader reader) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
            if (postings == null) {
                continue;
            }
            for (int document = postings.nextDoc();
                    document != DocIdSetIterator.NO_MORE_DOCS;
                    document = postings.nextDoc()) {
                if (leaf.reader().getLiveDocs() == null
                        || leaf.reader().getLiveDocs().get(document)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Words of the catalogue that are spelled nearly as those that somebody typed, if they find more. */
    Optional<Suggestion.Spelling> spelling(
            List<String> typed, SearchRequest.Narrowing narrowing, long found, IndexSearcher searcher)
            throws IOException {
        var checker = new DirectSpellChecker();
        checker.setMinQueryLength(SHORTEST_MISSPELLED);
        checker.setMaxEdits(2);
        checker.setMinPrefix(1);
        var best = new ArrayList<String>();
        boolean corrected = false;
        for (String word : typed) {
            List<String> words = fields.words(word);
            String better = words.size() == 1 ? corrected(words.getFirst(), checker, searcher) : "";
            corrected |= !better.isEmpty();
            best.add(better.isEmpty() ? word : better);
        }
        if (!corrected) {
            return Optional.empty();
        }
        Query query = new Query.And(best.stream()
                .<Query>map(word -> new Query.Word(Field.ANY, word))
                .toList());
        long titles =
                searcher.count(LuceneFacets.narrowed(queries.matching(query, narrowing), queries.filters(narrowing)));
        return titles > found ? Optional.of(new Suggestion.Spelling(String.join(" ", best), titles)) : Optional.empty();
    }

    /** The most frequent of the words that are nearest to a rarer one; empty if there is none. */
    private static String corrected(String word, DirectSpellChecker checker, IndexSearcher searcher)
            throws IOException {
        if (!word.codePoints().allMatch(Character::isAlphabetic)
                || word.codePoints().anyMatch(Character::isIdeographic)) {
            return "";
        }
        SuggestWord[] similar = checker.suggestSimilar(
                new Term(IndexFields.ALL, word),
                CANDIDATES,
                searcher.getIndexReader(),
                SuggestMode.SUGGEST_MORE_POPULAR);
        return similar.length == 0 ? "" : similar[0].string;
    }
}
