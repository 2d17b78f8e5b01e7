package org.carrel.circulation.statistics.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

/** A table for a spreadsheet (RFC 4180, UTF-8, with a header). */
final class Csv {
    /** The media type (RFC 7111). */
    static final String TEXT_CSV = "text/csv";

    private static final ObjectWriter LINES = new CsvMapper()
            .writerFor(Object[].class)
            .with(CsvSchema.emptySchema().withLineSeparator("\r\n"));

    private Csv() {}

    static Response answer(String name, List<String> header, List<List<Object>> rows) {
        StringBuilder table = new StringBuilder();
        try {
            table.append(LINES.writeValueAsString(header.toArray()));
            for (List<Object> row : rows) {
                table.append(LINES.writeValueAsString(row.toArray()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Response.ok(table.toString(), TEXT_CSV + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
                .build();
    }
}
