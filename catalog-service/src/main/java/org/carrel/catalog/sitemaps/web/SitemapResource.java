package org.carrel.catalog.sitemaps.web;

import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import org.carrel.catalog.crosswalks.app.RecordAddress;
import org.carrel.catalog.sitemaps.PublicRecords;
import org.carrel.catalog.sitemaps.app.ListPages;

/** The permanent links of all records that the public sees, for search engines. */
@Path("/")
@Produces(MediaType.APPLICATION_XML)
@Tag(name = "partners")
@RunOnVirtualThread
public class SitemapResource {

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final ListPages pages;
    private final RecordAddress address;

    SitemapResource(ListPages pages, RecordAddress address) {
        this.pages = pages;
        this.address = address;
    }

    /** Something written as XML. */
    private interface Writing {
        void to(XMLStreamWriter xml) throws XMLStreamException;
    }

    @GET
    @Path("/sitemap.xml")
    @PermitAll
    @Operation(
            operationId = "getSitemapIndex",
            summary = "List the pages of the sitemap",
            description = "Name it in the `robots.txt` of the public catalogue. A new record may take ten minutes to "
                    + "begin a new page.")
    @APIResponse(
            responseCode = "200",
            description = "A sitemap index.",
            content = @Content(mediaType = MediaType.APPLICATION_XML))
    public Response index(@Context UriInfo uri) {
        URI base = uri.getBaseUri();
        List<UUID> firsts = pages.firsts();
        return written("sitemapindex", xml -> {
            for (UUID first : firsts) {
                xml.writeStartElement("sitemap");
                text(xml, "loc", base.resolve("sitemaps/" + first).toString());
                xml.writeEndElement();
            }
        });
    }

    @GET
    @Path("/sitemaps/{first}")
    @PermitAll
    @Operation(operationId = "getSitemap", summary = "List the permanent links of records, 10000 a page")
    @APIResponse(
            responseCode = "200",
            description = "A sitemap: addresses, and when the records were changed last.",
            content = @Content(mediaType = MediaType.APPLICATION_XML))
    public Response page(@PathParam("first") UUID first, @Context UriInfo uri) {
        URI base = uri.getBaseUri();
        List<PublicRecords.Listed> listed = pages.page(first);
        return written("urlset", xml -> {
            for (PublicRecords.Listed one : listed) {
                xml.writeStartElement("url");
                text(xml, "loc", address.of(one.id(), base));
                text(
                        xml,
                        "lastmod",
                        one.updatedAt().truncatedTo(ChronoUnit.SECONDS).toString());
                xml.writeEndElement();
            }
        });
    }

    private static void text(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static Response written(String root, Writing content) {
        var document = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(document);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(NAMESPACE);
            content.to(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a sitemap could not be written", e);
        }
        var caching = new CacheControl();
        caching.setMaxAge((int) FRESH.toSeconds());
        return Response.ok(document.toString(), MediaType.APPLICATION_XML + ";charset=UTF-8")
                .cacheControl(caching)
                .build();
    }
}
