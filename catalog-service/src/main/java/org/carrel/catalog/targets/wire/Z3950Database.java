package org.carrel.catalog.targets.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.targets.Deadline;
import org.carrel.catalog.targets.FieldedQuery;
import org.carrel.catalog.targets.HostGuard;
import org.carrel.catalog.targets.MarcLabel;
import org.carrel.catalog.targets.OutsideDatabase;
import org.carrel.catalog.targets.OutsideFailure;
import org.carrel.catalog.targets.OutsideFailure.Code;
import org.carrel.catalog.targets.RpnMapping;
import org.carrel.catalog.targets.Target;
import org.carrel.catalog.z3950.Bib1;
import org.carrel.catalog.z3950.Diagnostic;
import org.carrel.catalog.z3950.Limits;
import org.carrel.catalog.z3950.MalformedPduException;
import org.carrel.catalog.z3950.Pdu;
import org.carrel.catalog.z3950.PduFramer;
import org.carrel.catalog.z3950.Pdus;
import org.carrel.catalog.z3950.RecordSyntax;

/** A database that speaks Z39.50. Each search is an association of its own; records come ten at a time. */
public final class Z3950Database implements OutsideDatabase {

    private static final int BATCH = 10;
    private static final int BUFFER = 16 * 1024;
    private static final String RESULT_SET = "default";

    private final Target.Description target;
    private final Target.Connection.Z3950 connection;
    private final HostGuard guard;

    public Z3950Database(Target.Description target, Target.Connection.Z3950 connection, HostGuard guard) {
        this.target = target;
        this.connection = connection;
        this.guard = guard;
    }

    @Override
    public Answer search(FieldedQuery query, int limit, Deadline deadline, Consumer<Found> found) {
        InetAddress address = guard.resolve(connection.host());
        try (var socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address, connection.port()), deadline.leftMillis());
            return new Association(socket, deadline).search(query, limit, found);
        } catch (SocketTimeoutException _) {
            throw new OutsideFailure(Code.TIMED_OUT, "No answer came in the time allowed.");
        } catch (ConnectException e) {
            throw new OutsideFailure(Code.UNREACHABLE, "Nobody can be reached there: " + e.getMessage());
        } catch (MalformedPduException e) {
            throw new OutsideFailure(Code.PROTOCOL_ERROR, "What it says is not Z39.50: " + e.getMessage());
        } catch (IOException e) {
            throw new OutsideFailure(Code.UNREACHABLE, "The connection broke: " + e.getMessage());
        }
    }

    /** One conversation. */
    private final class Association {

        private final Socket socket;
        private final Deadline deadline;
        private final PduFramer framer = new PduFramer(Limits.DEFAULT);
        private final byte[] buffer = new byte[BUFFER];

        Association(Socket socket, Deadline deadline) {
            this.socket = socket;
            this.deadline = deadline;
        }

        Answer search(FieldedQuery query, int limit, Consumer<Found> found) throws IOException {
            open();
            Pdu.SearchResponse response = find(query);
            Answer answer =
                    new Answer(response.resultCount(), fetch((int) Math.min(limit, response.resultCount()), found));
            send(new Pdu.Close(null, Pdu.CloseReason.FINISHED, null));
            return answer;
        }

        private void open() throws IOException {
            send(new Pdu.InitializeRequest(
                    null,
                    new Pdu.Capabilities(
                            3, Set.of(Pdu.Option.SEARCH, Pdu.Option.PRESENT), 1 << 20, Limits.DEFAULT.octets() / 2L),
                    authentication(),
                    new Pdu.Implementation(null, "Carrel", null)));
            if (receive() instanceof Pdu.InitializeResponse response) {
                if (!response.accepted()) {
                    throw new OutsideFailure(Code.REFUSED, "The database does not let us in.");
                }
            } else {
                throw unexpected("opening");
            }
        }

        private Pdu.Authentication authentication() {
            Target.Credentials credentials = target.credentials();
            return credentials == null
                    ? new Pdu.Authentication.None()
                    : new Pdu.Authentication.IdPass(credentials.group(), credentials.user(), credentials.password());
        }

        private Pdu.SearchResponse find(FieldedQuery query) throws IOException {
            send(new Pdu.SearchRequest(
                    null,
                    Pdu.Inline.NONE,
                    true,
                    RESULT_SET,
                    List.of(connection.database()),
                    null,
                    syntax(),
                    new Pdu.SearchQuery.Type1(Bib1.ATTRIBUTES, RpnMapping.of(query, target.indexes()))));
            if (receive() instanceof Pdu.SearchResponse response) {
                if (!response.succeeded()) {
                    throw failure(response.records().diagnostics());
                }
                return response;
            }
            throw unexpected("searching");
        }

        /** Fetches records; what is said of those that cannot be had is returned. */
        private List<String> fetch(int wanted, Consumer<Found> found) throws IOException {
            var complaints = new ArrayList<String>();
            int position = 1;
            while (position <= wanted) {
                send(new Pdu.PresentRequest(
                        null,
                        RESULT_SET,
                        position,
                        Math.min(BATCH, wanted - position + 1),
                        List.of(),
                        new Pdu.Composition(elementSet(), null),
                        syntax()));
                if (!(receive() instanceof Pdu.PresentResponse response)) {
                    throw unexpected("fetching records");
                }
                Pdu.Records records = response.records();
                if (records.records().isEmpty()) {
                    if (position == 1) {
                        throw failure(records.diagnostics());
                    }
                    records.diagnostics().forEach(each -> complaints.add(said(each)));
                    break;
                }
                for (Pdu.DatabaseRecord record : records.records()) {
                    Found taken = taken(position, record.content(), complaints);
                    if (taken != null) {
                        found.accept(taken);
                    }
                    position++;
                }
            }
            return complaints;
        }

        private @Nullable Found taken(int position, Pdu.Content content, List<String> complaints) {
            switch (content) {
                case Pdu.Retrieved(String syntax, Octets octets) -> {
                    if (RecordSyntax.isMarc(syntax)) {
                        return new Found(
                                position, MarcLabel.labelled(octets, target.charset()), Serialisation.ISO2709, "UTF-8");
                    }
                    if (syntax.equals(RecordSyntax.XML)) {
                        return new Found(position, octets, Serialisation.MARCXML, "UTF-8");
                    }
                    complaints.add("Record " + position + " came in another syntax.");
                }
                case Pdu.Failed(Diagnostic why) -> complaints.add("Record " + position + ": " + said(why));
                case Pdu.Text _, Pdu.Opac _, Pdu.Opaque _ ->
                    complaints.add("Record " + position + " came in another syntax.");
            }
            return null;
        }

        private String syntax() {
            return switch (connection.syntax()) {
                case MARC21 -> RecordSyntax.USMARC;
                case XML -> RecordSyntax.XML;
            };
        }

        /** Full records; servers that give XML name the schema so. */
        private String elementSet() {
            return switch (connection.syntax()) {
                case MARC21 -> "F";
                case XML -> "marcxml";
            };
        }

        private void send(Pdu pdu) throws IOException {
            socket.getOutputStream().write(Pdus.write(pdu).toArray());
        }

        private Pdu receive() throws IOException {
            while (true) {
                Octets message = framer.next();
                if (message != null) {
                    Pdu pdu = Pdus.read(message, Limits.DEFAULT);
                    if (pdu instanceof Pdu.Close close) {
                        throw new OutsideFailure(
                                Code.REFUSED,
                                "The database closed the association: "
                                        + close.reason()
                                        + (close.message() == null ? "" : ", " + close.message()));
                    }
                    return pdu;
                }
                socket.setSoTimeout(deadline.leftMillis());
                int read = socket.getInputStream().read(buffer);
                if (read < 0) {
                    throw new OutsideFailure(Code.UNREACHABLE, "The database hung up.");
                }
                framer.feed(buffer, 0, read);
            }
        }
    }

    private static OutsideFailure unexpected(String act) {
        return new OutsideFailure(Code.PROTOCOL_ERROR, "The database answered " + act + " with something else.");
    }

    private static OutsideFailure failure(List<Diagnostic> diagnostics) {
        return diagnostics.isEmpty()
                ? new OutsideFailure(Code.PROTOCOL_ERROR, "The search failed, and the database does not say why.")
                : new OutsideFailure(Code.DIAGNOSTIC, said(diagnostics.getFirst()));
    }

    private static String said(Diagnostic diagnostic) {
        String meaning = diagnostic.set().equals(Bib1.DIAGNOSTICS)
                ? Bib1.meaning(diagnostic.condition()) + " (" + diagnostic.condition() + ")"
                : "Diagnostic " + diagnostic.condition() + " of " + diagnostic.set();
        return diagnostic.detail().isBlank() ? meaning : meaning + ": " + diagnostic.detail();
    }
}
