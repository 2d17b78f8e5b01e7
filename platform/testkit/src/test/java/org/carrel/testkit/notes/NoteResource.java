package org.carrel.testkit.notes;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.jspecify.annotations.Nullable;

import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

@Path("/notes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class NoteResource {

    /** How often a note was really written, replays not counted. */
    static final AtomicInteger WRITTEN = new AtomicInteger();

    private final DataSource database;
    private final IdSource ids;
    private final Caller caller;

    NoteResource(DataSource database, IdSource ids, Caller caller) {
        this.database = database;
        this.ids = ids;
        this.caller = caller;
    }

    record NewNote(@NotBlank @Size(max = 100) String text) {}

    record NoteView(UUID id, String text) {}

    record TooSad(String code, int tears) {}

    @POST
    @Command
    @PermissionsAllowed(Permissions.PATRONS_WRITE)
    public Response write(@Valid NewNote note) throws SQLException {
        if (note.text().contains("sad")) {
            return Problem.of(409, "refused", "Not this one.")
                    .reasons(List.of(new TooSad("TOO_SAD", 3)))
                    .response();
        }
        if (note.text().contains("broken")) {
            insert(ids.next(), note.text());
            throw new IllegalStateException("secret of the house");
        }
        if (note.text().contains("slow")) {
            sleep(150);
        }
        UUID id = ids.next();
        insert(id, note.text());
        WRITTEN.incrementAndGet();
        return Response.created(URI.create("notes/" + id))
                .tag("1")
                .entity(new NoteView(id, note.text()))
                .build();
    }

    @PUT
    @Path("/{id}")
    @Command
    @PermissionsAllowed(Permissions.PATRONS_WRITE)
    public Response edit(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Valid NewNote note)
            throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select version from note where id = ? for update")) {
            select.setObject(1, id);
            ResultSet row = select.executeQuery();
            if (!row.next()) {
                throw new ProblemException(Problem.notFound("No note has this id."));
            }
            ETags.require(ifMatch, row.getLong(1));
            try (PreparedStatement update =
                    connection.prepareStatement("update note set text = ?, version = version + 1 where id = ?")) {
                update.setString(1, note.text());
                update.setObject(2, id);
                update.executeUpdate();
            }
            return Response.ok(new NoteView(id, note.text()))
                    .header(HttpHeaders.ETAG, ETags.of(row.getLong(1) + 1))
                    .build();
        }
    }

    @GET
    @PermitAll
    public Response list(@BeanParam @Valid PageRequest page, @Context UriInfo uri) throws SQLException {
        var found = new ArrayList<NoteView>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select id, text from note where (?::uuid is null or id > ?::uuid) order by id limit ?")) {
            select.setObject(1, page.afterId());
            select.setObject(2, page.afterId());
            select.setInt(3, page.limit() + 1);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                found.add(new NoteView(rows.getObject(1, UUID.class), rows.getString(2)));
            }
        }
        return Page.of(found, page, note -> Cursor.of(note.id())).response(uri);
    }

    record WhoView(String subject, Caller.Kind kind, boolean everywhere) {}

    @GET
    @Path("/who")
    @PermitAll
    public WhoView who() {
        return new WhoView(caller.subject(), caller.kind(), caller.branches().covers(new UUID(0, 0)));
    }

    /** How much is told. */
    enum Detail {
        BRIEF,
        FULL
    }

    record AskedView(@Nullable Detail detail, List<UUID> about) {}

    @GET
    @Path("/asked")
    @PermitAll
    public AskedView asked(
            @QueryParam("detail") @DefaultValue("BRIEF") Detail detail, @QueryParam("about") List<UUID> about) {
        return new AskedView(detail, about);
    }

    private void insert(UUID id, String text) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into note values (?, ?, 1)")) {
            insert.setObject(1, id);
            insert.setString(2, text);
            insert.executeUpdate();
        }
    }

    @SuppressWarnings("ThreadSleep")
    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
