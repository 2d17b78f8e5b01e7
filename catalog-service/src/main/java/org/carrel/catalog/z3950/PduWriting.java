package org.carrel.catalog.z3950;

import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Octets;

/** Makes elements of messages: the definitions of ANSI/NISO Z39.50-2003. */
final class PduWriting {

    private static final String CQL = "1.2.840.10003.16.2";

    private PduWriting() {}

    static Octets message(Pdu pdu) {
        return switch (pdu) {
            case Pdu.InitializeRequest request ->
                pdu(20, request, out -> {
                    capabilities(out, request.capabilities());
                    authentication(out, request.authentication());
                    implementation(out, request.implementation());
                });
            case Pdu.InitializeResponse response ->
                pdu(21, response, out -> {
                    capabilities(out, response.capabilities());
                    out.truth(12, response.accepted());
                    implementation(out, response.implementation());
                });
            case Pdu.SearchRequest request -> pdu(22, request, out -> searchRequest(out, request));
            case Pdu.SearchResponse response -> pdu(23, response, out -> searchResponse(out, response));
            case Pdu.PresentRequest request -> pdu(24, request, out -> presentRequest(out, request));
            case Pdu.PresentResponse response ->
                pdu(25, response, out -> {
                    out.integer(24, response.returned());
                    out.integer(25, response.nextPosition());
                    out.integer(27, response.status().code());
                    records(out, response.records());
                });
            case Pdu.DeleteResultSetRequest request ->
                pdu(26, request, out -> {
                    out.integer(32, request.all() ? 1 : 0);
                    if (!request.resultSets().isEmpty()) {
                        out.sequence(list -> request.resultSets().forEach(name -> list.text(31, name)));
                    }
                });
            case Pdu.DeleteResultSetResponse response -> pdu(27, response, out -> out.integer(0, response.status()));
            case Pdu.ScanRequest request ->
                pdu(35, request, out -> {
                    out.within(3, list -> request.databases().forEach(name -> list.text(105, name)));
                    if (request.attributeSet() != null) {
                        out.universalIdentifier(request.attributeSet());
                    }
                    operand(out, request.start());
                    out.integer(5, request.stepSize());
                    out.integer(6, request.wanted());
                    out.integer(7, request.position());
                });
            case Pdu.ScanResponse response -> pdu(36, response, out -> scanResponse(out, response));
            case Pdu.SortRequest request ->
                pdu(43, request, out -> {
                    out.within(3, list -> request.inputs()
                            .forEach(name -> list.universalText(BerElement.GENERAL_STRING, name)));
                    out.text(4, request.output());
                    out.within(5, list -> request.keys().forEach(key -> sortKey(list, key)));
                });
            case Pdu.SortResponse response ->
                pdu(44, response, out -> {
                    out.integer(3, response.status());
                    out.integer(4, response.resultSetStatus());
                    diagnostics(out, 5, response.diagnostics());
                });
            case Pdu.Close close ->
                pdu(48, close, out -> {
                    out.integer(211, close.reason().code());
                    out.text(3, close.message());
                });
            case Pdu.Unsupported unsupported ->
                throw new IllegalArgumentException("message " + unsupported.tag() + " is not spoken here");
        };
    }

    private static Octets pdu(int tag, Pdu pdu, Consumer<BerWriter> inside) {
        return BerWriter.message(tag, out -> {
            out.octets(2, pdu.referenceId());
            inside.accept(out);
        });
    }

    private static void capabilities(BerWriter out, Pdu.Capabilities capabilities) {
        var versions = new BitSet();
        versions.set(0, capabilities.version());
        var options = new BitSet();
        capabilities.options().forEach(option -> options.set(option.code()));
        out.bits(3, versions);
        out.bits(4, options);
        out.integer(5, capabilities.messageSize());
        out.integer(6, capabilities.recordSize());
    }

    private static void authentication(BerWriter out, Pdu.Authentication authentication) {
        switch (authentication) {
            case Pdu.Authentication.None _ -> {}
            case Pdu.Authentication.Anonymous _ -> out.within(7, BerWriter::universalNothing);
            case Pdu.Authentication.Open(String token) ->
                out.within(7, choice -> choice.universalText(BerElement.VISIBLE_STRING, token));
            case Pdu.Authentication.IdPass(@Nullable String group, @Nullable String user, @Nullable String password) ->
                out.within(
                        7,
                        choice -> choice.sequence(parts -> {
                            parts.text(0, group);
                            parts.text(1, user);
                            parts.text(2, password);
                        }));
            case Pdu.Authentication.Other _ ->
                throw new IllegalArgumentException("what could not be read cannot be written");
        }
    }

    private static void implementation(BerWriter out, Pdu.Implementation implementation) {
        out.text(110, implementation.id());
        out.text(111, implementation.name());
        out.text(112, implementation.version());
    }

    private static void searchRequest(BerWriter out, Pdu.SearchRequest request) {
        out.integer(13, request.inline().small());
        out.integer(14, request.inline().large());
        out.integer(15, request.inline().medium());
        out.truth(16, request.replace());
        out.text(17, request.resultSet());
        out.within(18, list -> request.databases().forEach(name -> list.text(105, name)));
        if (request.elementSet() != null) {
            out.within(100, choice -> choice.text(0, request.elementSet()));
            out.within(101, choice -> choice.text(0, request.elementSet()));
        }
        out.identifier(104, request.syntax());
        out.within(21, choice -> query(choice, request.query()));
    }

    private static void query(BerWriter out, Pdu.SearchQuery query) {
        switch (query) {
            case Pdu.SearchQuery.Type1(String attributeSet, Rpn tree) ->
                out.within(1, parts -> {
                    parts.universalIdentifier(attributeSet);
                    tree(parts, tree);
                });
            case Pdu.SearchQuery.Cql(String text) ->
                out.within(104, external -> {
                    external.universalIdentifier(CQL);
                    external.within(0, single -> single.universalText(BerElement.GENERAL_STRING, text));
                });
            case Pdu.SearchQuery.Other(int type) ->
                throw new IllegalArgumentException("a query of type " + type + " is not spoken here");
        }
    }

    private static void tree(BerWriter out, Rpn tree) {
        switch (tree) {
            case Rpn.Operand operand -> out.within(0, inside -> operand(inside, operand));
            case Rpn.ResultSet(String name) -> out.within(0, inside -> inside.text(31, name));
            case Rpn.Joined(Rpn.Operator operator, Rpn left, Rpn right) ->
                out.within(1, inside -> {
                    tree(inside, left);
                    tree(inside, right);
                    inside.within(46, choice -> operator(choice, operator));
                });
        }
    }

    private static void operand(BerWriter out, Rpn.Operand operand) {
        out.within(102, inside -> {
            attributes(inside, operand.attributes());
            term(inside, operand.term());
        });
    }

    private static void attributes(BerWriter out, List<Rpn.Attribute> attributes) {
        out.within(
                44,
                list -> attributes.forEach(attribute -> list.sequence(parts -> {
                    parts.identifier(1, attribute.set());
                    parts.integer(120, attribute.type());
                    switch (attribute.value()) {
                        case Rpn.Attribute.Numbered(int number) -> parts.integer(121, number);
                        case Rpn.Attribute.Names(List<String> names) ->
                            parts.within(
                                    224,
                                    complex -> complex.within(1, each -> names.forEach(name -> each.text(1, name))));
                    }
                })));
    }

    private static void term(BerWriter out, Rpn.Term term) {
        switch (term) {
            case Rpn.Term.General(Octets octets) -> out.octets(45, octets);
            case Rpn.Term.Numeric(long number) -> out.integer(215, number);
            case Rpn.Term.Text(String characters) -> out.text(216, characters);
            case Rpn.Term.Other(int tag) ->
                throw new IllegalArgumentException("a term of sort " + tag + " is not spoken here");
        }
    }

    private static void operator(BerWriter out, Rpn.Operator operator) {
        switch (operator) {
            case Rpn.Operator.Simple simple ->
                out.nothing(
                        switch (simple) {
                            case AND -> 0;
                            case OR -> 1;
                            case AND_NOT -> 2;
                        });
            case Rpn.Operator.Proximity near ->
                out.within(3, parts -> {
                    parts.truth(1, near.exclusion());
                    parts.integer(2, near.distance());
                    parts.truth(3, near.ordered());
                    parts.integer(4, near.relation());
                    parts.within(5, unit -> unit.integer(near.unit() < 0 ? 2 : 1, Math.abs(near.unit())));
                });
        }
    }

    private static void searchResponse(BerWriter out, Pdu.SearchResponse response) {
        out.integer(23, response.resultCount());
        out.integer(24, response.returned());
        out.integer(25, response.nextPosition());
        out.truth(22, response.succeeded());
        if (response.resultSetStatus() != null) {
            out.integer(26, response.resultSetStatus().code());
        }
        if (response.presentStatus() != null) {
            out.integer(27, response.presentStatus().code());
        }
        records(out, response.records());
    }

    private static void records(BerWriter out, Pdu.Records records) {
        if (!records.records().isEmpty()) {
            out.within(28, list -> records.records().forEach(record -> databaseRecord(list, record)));
        }
        if (records.diagnostics().size() == 1) {
            out.within(
                    130, parts -> diagnosticParts(parts, records.diagnostics().getFirst()));
        } else {
            diagnostics(out, 205, records.diagnostics());
        }
    }

    private static void diagnostics(BerWriter out, int tag, List<Diagnostic> diagnostics) {
        if (!diagnostics.isEmpty()) {
            out.within(tag, list -> diagnostics.forEach(diagnostic -> diagnostic(list, diagnostic)));
        }
    }

    private static void diagnostic(BerWriter out, Diagnostic diagnostic) {
        out.sequence(parts -> diagnosticParts(parts, diagnostic));
    }

    private static void diagnosticParts(BerWriter parts, Diagnostic diagnostic) {
        parts.universalIdentifier(diagnostic.set());
        parts.universalInteger(diagnostic.condition());
        parts.universalText(BerElement.VISIBLE_STRING, diagnostic.detail());
    }

    private static void databaseRecord(BerWriter out, Pdu.DatabaseRecord record) {
        out.sequence(parts -> {
            parts.text(0, record.database());
            parts.within(1, choice -> {
                if (record.content() instanceof Pdu.Failed(Diagnostic why)) {
                    choice.within(2, inside -> diagnostic(inside, why));
                } else {
                    choice.within(1, inside -> inside.external(external -> content(external, record.content())));
                }
            });
        });
    }

    private static void content(BerWriter external, Pdu.Content content) {
        switch (content) {
            case Pdu.Retrieved(String syntax, Octets octets) -> {
                external.universalIdentifier(syntax);
                external.octets(1, octets);
            }
            case Pdu.Text(String text) -> {
                external.universalIdentifier(RecordSyntax.SUTRS);
                external.within(0, single -> single.universalText(BerElement.GENERAL_STRING, text));
            }
            case Pdu.Opac(OpacRecord record) -> {
                external.universalIdentifier(RecordSyntax.OPAC);
                external.within(0, single -> single.sequence(parts -> opac(parts, record)));
            }
            case Pdu.Opaque(String syntax) ->
                throw new IllegalArgumentException("records of syntax " + syntax + " are not spoken here");
            case Pdu.Failed _ -> throw new IllegalStateException("a diagnostic is not a record");
        }
    }

    private static void opac(BerWriter out, OpacRecord record) {
        Pdu.Retrieved bibliographic = record.bibliographic();
        if (bibliographic != null) {
            out.within(1, external -> content(external, bibliographic));
        }
        if (!record.holdings().isEmpty()) {
            out.within(2, list -> record.holdings().forEach(holding -> {
                switch (holding) {
                    case OpacRecord.Holding.Marc(Pdu.Retrieved marc) ->
                        list.within(1, external -> content(external, marc));
                    case OpacRecord.Holding.Described described -> list.within(2, parts -> described(parts, described));
                }
            }));
        }
    }

    private static void described(BerWriter out, OpacRecord.Holding.Described holding) {
        texts(
                out,
                1,
                holding.coding().typeOfRecord(),
                holding.coding().encodingLevel(),
                holding.coding().format(),
                holding.coding().receiptStatus(),
                holding.coding().retention(),
                holding.coding().completeness(),
                holding.coding().dateOfReport(),
                holding.shelf().institution(),
                holding.shelf().location(),
                holding.shelf().shelvingLocation(),
                holding.shelf().callNumber(),
                holding.shelf().shelvingData(),
                holding.shelf().copyNumber(),
                holding.notes().general(),
                holding.notes().reproduction(),
                holding.notes().terms(),
                holding.enumeration());
        if (!holding.volumes().isEmpty()) {
            out.within(18, list -> holding.volumes()
                    .forEach(volume -> list.sequence(
                            parts -> texts(parts, 1, volume.enumeration(), volume.chronology(), volume.both()))));
        }
        if (!holding.circulation().isEmpty()) {
            out.within(19, list -> holding.circulation()
                    .forEach(item -> list.sequence(parts -> {
                        parts.truth(1, item.availableNow());
                        texts(parts, 2, item.dueBack(), item.availableThrough(), item.restrictions(), item.itemId());
                        parts.truth(6, item.renewable());
                        parts.truth(7, item.onHold());
                        texts(parts, 8, item.enumeration(), item.midspine(), item.temporaryLocation());
                    })));
        }
    }

    /** Texts under consecutive tags. */
    private static void texts(BerWriter out, int first, @Nullable String... values) {
        for (int index = 0; index < values.length; index++) {
            out.text(first + index, values[index]);
        }
    }

    private static void presentRequest(BerWriter out, Pdu.PresentRequest request) {
        out.text(31, request.resultSet());
        out.integer(30, request.start());
        out.integer(29, request.count());
        if (!request.further().isEmpty()) {
            out.within(212, list -> request.further()
                    .forEach(range -> list.sequence(parts -> {
                        parts.integer(1, range.start());
                        parts.integer(2, range.count());
                    })));
        }
        composition(out, request.composition());
        out.identifier(104, request.syntax());
    }

    private static void composition(BerWriter out, Pdu.Composition composition) {
        String schema = composition.schema();
        String elementSet = composition.elementSet();
        if (schema != null) {
            out.within(209, complex -> {
                complex.truth(1, true);
                complex.within(2, generic -> {
                    if (schema.matches("[0-9]+(\\.[0-9]+)+")) {
                        generic.identifier(1, schema);
                    } else {
                        generic.text(300, schema);
                    }
                    if (elementSet != null) {
                        generic.within(2, choice -> choice.text(1, elementSet));
                    }
                });
            });
        } else if (elementSet != null) {
            out.within(19, choice -> choice.text(0, elementSet));
        }
    }

    private static void scanResponse(BerWriter out, Pdu.ScanResponse response) {
        out.integer(3, response.stepSize());
        out.integer(4, response.status());
        out.integer(5, response.returned());
        out.integer(6, response.position());
        if (response.entries().isEmpty() && response.diagnostics().isEmpty()) {
            return;
        }
        out.within(7, list -> {
            if (!response.entries().isEmpty()) {
                list.within(1, entries -> response.entries().forEach(entry -> {
                    switch (entry) {
                        case Pdu.ScanEntry.Entry(
                                Rpn.Term term,
                                @Nullable String display,
                                @Nullable Integer occurrences) ->
                            entries.within(1, parts -> {
                                term(parts, term);
                                parts.text(0, display);
                                parts.integer(2, occurrences);
                            });
                        case Pdu.ScanEntry.Failed(Diagnostic why) -> entries.within(2, parts -> diagnostic(parts, why));
                    }
                }));
            }
            diagnostics(list, 2, response.diagnostics());
        });
    }

    private static void sortKey(BerWriter out, Pdu.SortKey key) {
        out.sequence(parts -> {
            parts.within(1, element -> {
                switch (key.element()) {
                    case Pdu.SortKey.Named(String name) -> element.text(0, name);
                    case Pdu.SortKey.Attributes(String set, List<Rpn.Attribute> attributes) ->
                        element.within(2, inside -> {
                            inside.universalIdentifier(set);
                            attributes(inside, attributes);
                        });
                    case Pdu.SortKey.Other _ ->
                        throw new IllegalArgumentException("what could not be read cannot be written");
                }
            });
            parts.integer(1, key.relation());
            parts.integer(2, key.caseSensitive() ? 0 : 1);
        });
    }
}
