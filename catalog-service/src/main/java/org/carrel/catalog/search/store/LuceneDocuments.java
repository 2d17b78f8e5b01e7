package org.carrel.catalog.search.store;

import java.io.IOException;
import java.util.Locale;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.taxonomy.TaxonomyWriter;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

import org.carrel.catalog.search.SearchDocument;
import org.carrel.catalog.search.SearchRequest.Facet;

/** Writes titles as documents of Lucene. */
final class LuceneDocuments {

    private static final FacetsConfig FACETS = facets();
    private static final FieldType DICTIONARY = dictionary();

    private final IndexFields fields;

    LuceneDocuments(IndexFields fields) {
        this.fields = fields;
    }

    private static FieldType dictionary() {
        var type = new FieldType();
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.setIndexOptions(IndexOptions.DOCS);
        type.freeze();
        return type;
    }

    /** How facets are laid out: each in a field of its own, so that nobody pays for those that are not asked for. */
    static FacetsConfig facets() {
        var config = new FacetsConfig();
        for (Facet facet : Facet.values()) {
            config.setMultiValued(facet.name(), true);
            config.setIndexFieldName(facet.name(), "count." + facet.name().toLowerCase(Locale.ROOT));
        }
        return config;
    }

    /**
     * A title's document.
     *
     * @param values where the values of facets get their numbers
     */
    Document document(SearchDocument from, TaxonomyWriter values) throws IOException {
        IndexedTitle title = IndexedTitle.of(from, fields);
        var document = new Document();
        document.add(new StringField(IndexFields.ID, title.id(), Store.YES));
        document.add(new SortedDocValuesField(IndexFields.ID_ORDER, new BytesRef(title.id())));
        title.texts().forEach((field, texts) -> texts.forEach(text -> add(document, field, text)));
        title.terms()
                .forEach((field, terms) -> terms.forEach(term -> document.add(new StringField(field, term, Store.NO))));
        title.orders().forEach((field, order) -> document.add(new SortedDocValuesField(field, order)));
        title.numbers()
                .forEach((field, number) -> document.add(
                        field.equals(IndexFields.YEAR_FROM) || field.equals(IndexFields.YEAR_TO)
                                ? new IntPoint(field, number)
                                : new NumericDocValuesField(field, number)));
        title.facets()
                .forEach((facet, counted) ->
                        counted.forEach(value -> document.add(new FacetField(facet.name(), value))));
        return FACETS.build(values, document);
    }

    private void add(Document document, String field, String text) {
        if (field.equals(IndexFields.ALL)) {
            KnownWords everything = fields.known(field, text);
            document.add(new TextField(field, everything));
            document.add(new Field(IndexFields.REVERSED, everything.reversed(), DICTIONARY));
        } else {
            document.add(new TextField(field, text, Store.NO));
        }
    }
}
