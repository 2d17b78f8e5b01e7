package org.carrel.catalog.partners;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;

import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Holds answers to the official schemas of the protocols; their origin is told beside them. */
public final class OfficialSchemas {

    private final Schema schema;

    private OfficialSchemas(Schema schema) {
        this.schema = schema;
    }

    /** Schemas that may be needed together, by the names of their files. */
    public static OfficialSchemas of(String... files) {
        var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        try {
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file,jar");
            return new OfficialSchemas(factory.newSchema(
                    Stream.of(files).map(OfficialSchemas::source).toArray(Source[]::new)));
        } catch (SAXException e) {
            throw new IllegalStateException("the schemas cannot be read", e);
        }
    }

    private static Source source(String file) {
        URL found = OfficialSchemas.class.getResource("/schemas/" + file);
        return new StreamSource(Objects.requireNonNull(found, file).toExternalForm());
    }

    /** Everything in a document that its schema does not allow. */
    public List<String> faults(String document) {
        var faults = new ArrayList<String>();
        Validator validator = schema.newValidator();
        validator.setErrorHandler(new ErrorHandler() {
            @Override
            public void warning(SAXParseException e) {
                faults.add(e.getMessage());
            }

            @Override
            public void error(SAXParseException e) {
                faults.add(e.getMessage());
            }

            @Override
            public void fatalError(SAXParseException e) {
                faults.add(e.getMessage());
            }
        });
        try {
            validator.validate(new StreamSource(new StringReader(document)));
        } catch (SAXException e) {
            faults.add(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return faults;
    }
}
