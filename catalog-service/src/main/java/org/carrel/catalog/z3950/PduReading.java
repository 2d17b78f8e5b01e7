package org.carrel.catalog.z3950;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Octets;

/** Makes messages of elements: the definitions of ANSI/NISO Z39.50-2003, appendix 1 of clause 4, read backwards. */
final class PduReading {

    private static final String CQL = "1.2.840.10003.16.2";

    private PduReading() {}

    static Pdu message(BerElement pdu) {
        if (!pdu.isContext()) {
            throw new MalformedPduException("no message of the protocol begins so");
        }
        return switch (pdu.tag()) {
            case 20 -> initializeRequest(pdu);
            case 21 -> initializeResponse(pdu);
            case 22 -> searchRequest(pdu);
            case 23 -> searchResponse(pdu);
            case 24 -> presentRequest(pdu);
            case 25 -> presentResponse(pdu);
            case 26 -> deleteRequest(pdu);
            case 27 ->
                new Pdu.DeleteResultSetResponse(reference(pdu), pdu.require(0).smallInteger());
            case 35 -> scanRequest(pdu);
            case 36 -> scanResponse(pdu);
            case 43 -> sortRequest(pdu);
            case 44 -> sortResponse(pdu);
            case 48 ->
                new Pdu.Close(
                        reference(pdu), oneOf(Pdu.CloseReason.values(), pdu.require(211)), optionalText(pdu.find(3)));
            default -> new Pdu.Unsupported(reference(pdu), pdu.tag());
        };
    }

    private static @Nullable Octets reference(BerElement pdu) {
        BerElement reference = pdu.find(2);
        return reference == null ? null : reference.octets();
    }

    private static @Nullable String optionalText(@Nullable BerElement element) {
        return element == null ? null : element.text();
    }

    private static @Nullable Integer optionalInteger(@Nullable BerElement element) {
        return element == null ? null : element.smallInteger();
    }

    private static @Nullable String optionalIdentifier(@Nullable BerElement element) {
        return element == null ? null : element.identifier();
    }

    /** The value that has the number. */
    private static <T extends Pdu.Coded> T oneOf(T[] values, BerElement element) {
        int code = element.smallInteger();
        for (T value : values) {
            if (value.code() == code) {
                return value;
            }
        }
        throw new MalformedPduException("the protocol does not have the value " + code + " there");
    }

    private static List<String> texts(BerElement list) {
        return list.inside().stream().map(BerElement::text).toList();
    }

    private static Pdu.Capabilities capabilities(BerElement pdu) {
        BitSet versions = pdu.require(3).bits();
        BitSet bits = pdu.require(4).bits();
        Set<Pdu.Option> options = EnumSet.noneOf(Pdu.Option.class);
        for (Pdu.Option option : Pdu.Option.values()) {
            if (bits.get(option.code())) {
                options.add(option);
            }
        }
        return new Pdu.Capabilities(
                versions.get(2) ? 3 : 2,
                options,
                pdu.require(5).integer(),
                pdu.require(6).integer());
    }

    private static Pdu.Implementation implementation(BerElement pdu) {
        return new Pdu.Implementation(
                optionalText(pdu.find(110)), optionalText(pdu.find(111)), optionalText(pdu.find(112)));
    }

    private static Pdu initializeRequest(BerElement pdu) {
        return new Pdu.InitializeRequest(
                reference(pdu), capabilities(pdu), authentication(pdu.find(7)), implementation(pdu));
    }

    private static Pdu.Authentication authentication(@Nullable BerElement given) {
        if (given == null) {
            return new Pdu.Authentication.None();
        }
        BerElement choice = given.only();
        if (choice.isUniversal(BerElement.VISIBLE_STRING) || choice.isUniversal(BerElement.GENERAL_STRING)) {
            return new Pdu.Authentication.Open(choice.text());
        }
        if (choice.isUniversal(BerElement.SEQUENCE)) {
            return new Pdu.Authentication.IdPass(
                    optionalText(choice.find(0)), optionalText(choice.find(1)), optionalText(choice.find(2)));
        }
        return choice.isUniversal(BerElement.NULL)
                ? new Pdu.Authentication.Anonymous()
                : new Pdu.Authentication.Other();
    }

    private static Pdu initializeResponse(BerElement pdu) {
        return new Pdu.InitializeResponse(
                reference(pdu), capabilities(pdu), pdu.require(12).truth(), implementation(pdu));
    }

    private static Pdu searchRequest(BerElement pdu) {
        BerElement elementSets = pdu.find(100) == null ? pdu.find(101) : pdu.find(100);
        return new Pdu.SearchRequest(
                reference(pdu),
                new Pdu.Inline(
                        pdu.require(13).smallInteger(),
                        pdu.require(14).smallInteger(),
                        pdu.require(15).smallInteger()),
                pdu.require(16).truth(),
                pdu.require(17).text(),
                texts(pdu.require(18)),
                elementSet(elementSets),
                optionalIdentifier(pdu.find(104)),
                query(pdu.require(21).only()));
    }

    private static @Nullable String elementSet(@Nullable BerElement names) {
        if (names == null) {
            return null;
        }
        BerElement generic = names.find(0);
        if (generic != null) {
            return generic.text();
        }
        return names.require(1).only().require(103).text();
    }

    private static Pdu.SearchQuery query(BerElement choice) {
        if (choice.isContext(1) || choice.isContext(101)) {
            List<BerElement> parts = choice.inside();
            if (parts.size() < 2 || !parts.get(0).isUniversal(BerElement.OBJECT_IDENTIFIER)) {
                throw new MalformedPduException("a query of type 1 is an attribute set and a tree");
            }
            return new Pdu.SearchQuery.Type1(parts.get(0).identifier(), tree(parts.get(1)));
        }
        if (choice.isContext(104)) {
            BerElement type = choice.findUniversal(BerElement.OBJECT_IDENTIFIER);
            BerElement single = choice.find(0);
            if (type != null && single != null && type.identifier().equals(CQL)) {
                return new Pdu.SearchQuery.Cql(single.only().text());
            }
        }
        return new Pdu.SearchQuery.Other(choice.tag());
    }

    private static Rpn tree(BerElement node) {
        if (node.isContext(0)) {
            BerElement operand = node.only();
            if (operand.isContext(102)) {
                return operand(operand);
            }
            if (operand.isContext(31)) {
                return new Rpn.ResultSet(operand.text());
            }
        }
        if (node.isContext(1) && node.inside().size() == 3) {
            List<BerElement> parts = node.inside();
            return new Rpn.Joined(operator(parts.get(2)), tree(parts.get(0)), tree(parts.get(1)));
        }
        throw new MalformedPduException("a query of type 1 does not have element " + node.tag());
    }

    private static Rpn.Operand operand(BerElement element) {
        List<BerElement> parts = element.inside();
        if (parts.size() != 2) {
            throw new MalformedPduException("an operand is a list of attributes and a term");
        }
        return new Rpn.Operand(attributes(element.require(44)), term(parts.get(1)));
    }

    private static List<Rpn.Attribute> attributes(BerElement list) {
        return list.inside().stream().map(PduReading::attribute).toList();
    }

    private static Rpn.Attribute attribute(BerElement element) {
        String set = optionalIdentifier(element.find(1));
        int type = element.require(120).smallInteger();
        BerElement number = element.find(121);
        if (number != null) {
            return new Rpn.Attribute(set, type, new Rpn.Attribute.Numbered(number.smallInteger()));
        }
        List<String> names = element.require(224).require(1).inside().stream()
                .map(name -> name.isContext(2) ? Long.toString(name.integer()) : name.text())
                .toList();
        return new Rpn.Attribute(set, type, new Rpn.Attribute.Names(names));
    }

    private static Rpn.Term term(BerElement element) {
        return switch (element.tag()) {
            case 45 -> new Rpn.Term.General(element.octets());
            case 215 -> new Rpn.Term.Numeric(element.integer());
            case 216 -> new Rpn.Term.Text(element.text());
            default -> new Rpn.Term.Other(element.tag());
        };
    }

    private static Rpn.Operator operator(BerElement element) {
        if (!element.isContext(46)) {
            throw new MalformedPduException("an operator is expected behind its operands");
        }
        BerElement choice = element.only();
        return switch (choice.tag()) {
            case 0 -> Rpn.Operator.Simple.AND;
            case 1 -> Rpn.Operator.Simple.OR;
            case 2 -> Rpn.Operator.Simple.AND_NOT;
            case 3 -> {
                BerElement exclusion = choice.find(1);
                BerElement unit = choice.require(5).only();
                yield new Rpn.Operator.Proximity(
                        exclusion != null && exclusion.truth(),
                        choice.require(2).smallInteger(),
                        choice.require(3).truth(),
                        choice.require(4).smallInteger(),
                        unit.isContext(1) ? unit.smallInteger() : -1);
            }
            default -> throw new MalformedPduException("there is no operator " + choice.tag());
        };
    }

    private static Pdu searchResponse(BerElement pdu) {
        BerElement resultSet = pdu.find(26);
        BerElement present = pdu.find(27);
        return new Pdu.SearchResponse(
                reference(pdu),
                pdu.require(23).integer(),
                pdu.require(24).smallInteger(),
                pdu.require(25).integer(),
                pdu.require(22).truth(),
                resultSet == null ? null : oneOf(Pdu.ResultSetStatus.values(), resultSet),
                present == null ? null : oneOf(Pdu.PresentStatus.values(), present),
                records(pdu));
    }

    private static Pdu.Records records(BerElement pdu) {
        BerElement records = pdu.find(28);
        BerElement one = pdu.find(130);
        BerElement several = pdu.find(205);
        var diagnostics = new ArrayList<Diagnostic>();
        if (one != null) {
            diagnostics.add(diagnostic(one));
        }
        if (several != null) {
            several.inside().forEach(each -> diagnostics.add(diagnostic(each)));
        }
        return new Pdu.Records(
                records == null
                        ? List.of()
                        : records.inside().stream()
                                .map(PduReading::databaseRecord)
                                .toList(),
                diagnostics);
    }

    private static Diagnostic diagnostic(BerElement element) {
        if (element.isUniversal(BerElement.EXTERNAL)) {
            return new Diagnostic(
                    element.requireUniversal(BerElement.OBJECT_IDENTIFIER).identifier(), 0, "");
        }
        List<BerElement> parts = element.inside();
        return new Diagnostic(
                element.requireUniversal(BerElement.OBJECT_IDENTIFIER).identifier(),
                element.requireUniversal(BerElement.INTEGER).smallInteger(),
                parts.size() > 2 ? parts.get(2).text() : "");
    }

    private static Pdu.DatabaseRecord databaseRecord(BerElement element) {
        BerElement choice = element.require(1).only();
        Pdu.Content content =
                switch (choice.tag()) {
                    case 1 -> content(choice.only());
                    case 2 -> new Pdu.Failed(diagnostic(choice.only()));
                    default -> throw new MalformedPduException("a record came in pieces, which nobody asked for");
                };
        return new Pdu.DatabaseRecord(optionalText(element.find(0)), content);
    }

    private static Pdu.Content content(BerElement external) {
        String syntax = external.requireUniversal(BerElement.OBJECT_IDENTIFIER).identifier();
        BerElement aligned = external.find(1);
        if (aligned != null) {
            return syntax.equals(RecordSyntax.SUTRS)
                    ? new Pdu.Text(aligned.text())
                    : new Pdu.Retrieved(syntax, aligned.octets());
        }
        BerElement single = external.find(0);
        if (single == null) {
            return new Pdu.Opaque(syntax);
        }
        return switch (syntax) {
            case RecordSyntax.SUTRS -> new Pdu.Text(single.only().text());
            case RecordSyntax.OPAC -> new Pdu.Opac(opac(single.only()));
            default ->
                single.only().isUniversal(BerElement.OCTET_STRING)
                        ? new Pdu.Retrieved(syntax, single.only().octets())
                        : new Pdu.Opaque(syntax);
        };
    }

    private static Pdu.@Nullable Retrieved retrieved(@Nullable BerElement external) {
        return external != null && content(external) instanceof Pdu.Retrieved retrieved ? retrieved : null;
    }

    private static OpacRecord opac(BerElement element) {
        BerElement holdings = element.find(2);
        var read = new ArrayList<OpacRecord.Holding>();
        for (BerElement holding : holdings == null ? List.<BerElement>of() : holdings.inside()) {
            if (holding.isContext(2)) {
                read.add(described(holding));
            } else {
                Pdu.Retrieved marc = retrieved(holding);
                if (marc != null) {
                    read.add(new OpacRecord.Holding.Marc(marc));
                }
            }
        }
        return new OpacRecord(retrieved(element.find(1)), read);
    }

    private static OpacRecord.Holding described(BerElement holding) {
        BerElement volumes = holding.find(18);
        BerElement circulation = holding.find(19);
        return new OpacRecord.Holding.Described(
                new OpacRecord.Coding(
                        optionalText(holding.find(1)),
                        optionalText(holding.find(2)),
                        optionalText(holding.find(3)),
                        optionalText(holding.find(4)),
                        optionalText(holding.find(5)),
                        optionalText(holding.find(6)),
                        optionalText(holding.find(7))),
                new OpacRecord.Shelf(
                        optionalText(holding.find(8)),
                        optionalText(holding.find(9)),
                        optionalText(holding.find(10)),
                        optionalText(holding.find(11)),
                        optionalText(holding.find(12)),
                        optionalText(holding.find(13))),
                new OpacRecord.Notes(
                        optionalText(holding.find(14)), optionalText(holding.find(15)), optionalText(holding.find(16))),
                optionalText(holding.find(17)),
                volumes == null
                        ? List.of()
                        : volumes.inside().stream()
                                .map(volume -> new OpacRecord.Volume(
                                        optionalText(volume.find(1)),
                                        optionalText(volume.find(2)),
                                        optionalText(volume.find(3))))
                                .toList(),
                circulation == null
                        ? List.of()
                        : circulation.inside().stream()
                                .map(PduReading::circulation)
                                .toList());
    }

    private static OpacRecord.Circulation circulation(BerElement item) {
        return new OpacRecord.Circulation(
                item.require(1).truth(),
                optionalText(item.find(2)),
                optionalText(item.find(3)),
                optionalText(item.find(4)),
                optionalText(item.find(5)),
                item.require(6).truth(),
                item.require(7).truth(),
                optionalText(item.find(8)),
                optionalText(item.find(9)),
                optionalText(item.find(10)));
    }

    private static Pdu presentRequest(BerElement pdu) {
        BerElement further = pdu.find(212);
        return new Pdu.PresentRequest(
                reference(pdu),
                pdu.require(31).text(),
                pdu.require(30).integer(),
                pdu.require(29).smallInteger(),
                further == null
                        ? List.of()
                        : further.inside().stream()
                                .map(range -> new Pdu.Range(
                                        range.require(1).integer(),
                                        range.require(2).smallInteger()))
                                .toList(),
                composition(pdu),
                optionalIdentifier(pdu.find(104)));
    }

    private static Pdu.Composition composition(BerElement pdu) {
        BerElement complex = pdu.find(209);
        if (complex == null) {
            return new Pdu.Composition(elementSet(pdu.find(19)), null);
        }
        BerElement generic = complex.find(2);
        if (generic == null) {
            return Pdu.Composition.ANY;
        }
        BerElement elements = generic.find(2);
        BerElement name = elements == null ? null : elements.find(1);
        BerElement schema = generic.find(1);
        return new Pdu.Composition(
                optionalText(name), schema == null ? optionalText(generic.find(300)) : schema.identifier());
    }

    private static Pdu presentResponse(BerElement pdu) {
        return new Pdu.PresentResponse(
                reference(pdu),
                pdu.require(24).smallInteger(),
                pdu.require(25).integer(),
                oneOf(Pdu.PresentStatus.values(), pdu.require(27)),
                records(pdu));
    }

    private static Pdu deleteRequest(BerElement pdu) {
        BerElement list = pdu.findUniversal(BerElement.SEQUENCE);
        return new Pdu.DeleteResultSetRequest(
                reference(pdu), pdu.require(32).smallInteger() == 1, list == null ? List.of() : texts(list));
    }

    private static Pdu scanRequest(BerElement pdu) {
        return new Pdu.ScanRequest(
                reference(pdu),
                texts(pdu.require(3)),
                optionalIdentifier(pdu.findUniversal(BerElement.OBJECT_IDENTIFIER)),
                operand(pdu.require(102)),
                optionalInteger(pdu.find(5)),
                pdu.require(6).smallInteger(),
                optionalInteger(pdu.find(7)));
    }

    private static Pdu scanResponse(BerElement pdu) {
        BerElement list = pdu.find(7);
        BerElement entries = list == null ? null : list.find(1);
        BerElement diagnostics = list == null ? null : list.find(2);
        return new Pdu.ScanResponse(
                reference(pdu),
                optionalInteger(pdu.find(3)),
                pdu.require(4).smallInteger(),
                pdu.require(5).smallInteger(),
                optionalInteger(pdu.find(6)),
                entries == null
                        ? List.of()
                        : entries.inside().stream().map(PduReading::scanEntry).toList(),
                diagnostics(diagnostics));
    }

    private static List<Diagnostic> diagnostics(@Nullable BerElement list) {
        return list == null
                ? List.of()
                : list.inside().stream().map(PduReading::diagnostic).toList();
    }

    private static Pdu.ScanEntry scanEntry(BerElement entry) {
        if (entry.isContext(2)) {
            return new Pdu.ScanEntry.Failed(diagnostic(entry.only()));
        }
        return new Pdu.ScanEntry.Entry(term(entry.only()), optionalText(entry.find(0)), optionalInteger(entry.find(2)));
    }

    private static Pdu sortRequest(BerElement pdu) {
        return new Pdu.SortRequest(
                reference(pdu),
                texts(pdu.require(3)),
                pdu.require(4).text(),
                pdu.require(5).inside().stream().map(PduReading::sortKey).toList());
    }

    private static Pdu.SortKey sortKey(BerElement spec) {
        List<BerElement> parts = spec.inside();
        if (parts.size() < 3) {
            throw new MalformedPduException("a sort key has an element, a relation and a case");
        }
        return new Pdu.SortKey(
                sortElement(parts.get(0)),
                parts.get(1).smallInteger(),
                parts.get(2).smallInteger() == 0);
    }

    private static Pdu.SortKey.Element sortElement(BerElement element) {
        if (!element.isContext(1)) {
            return new Pdu.SortKey.Other();
        }
        BerElement key = element.only();
        if (key.isContext(0)) {
            return new Pdu.SortKey.Named(key.text());
        }
        if (key.isContext(2)) {
            return new Pdu.SortKey.Attributes(
                    key.requireUniversal(BerElement.OBJECT_IDENTIFIER).identifier(), attributes(key.require(44)));
        }
        return new Pdu.SortKey.Other();
    }

    private static Pdu sortResponse(BerElement pdu) {
        return new Pdu.SortResponse(
                reference(pdu), pdu.require(3).smallInteger(), optionalInteger(pdu.find(4)), diagnostics(pdu.find(5)));
    }
}
