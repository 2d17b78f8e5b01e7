package org.carrel.platform.problem;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.UnauthorizedException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem.FieldError;

/**
 * Turns every exception that reaches the edge into a problem. Nothing of an exception but what is written here leaves
 * the service: no class names, no stack traces, no SQL.
 *
 * <p>Public, because the framework calls it from classes that it makes in another class loader.
 */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int RETRY_SECONDS = 5;

    @ServerExceptionMapper
    public Response problem(ProblemException e) {
        return e.problem().response();
    }

    @ServerExceptionMapper
    public Response violation(ConstraintViolationException e) {
        var errors = new ArrayList<FieldError>();
        for (ConstraintViolation<?> violation : e.getConstraintViolations()) {
            if (isReturnValue(violation.getPropertyPath())) {
                LOG.errorf(e, "a response broke its own constraints");
                return internalError();
            }
            String constraint = violation
                    .getConstraintDescriptor()
                    .getAnnotation()
                    .annotationType()
                    .getSimpleName();
            errors.add(new FieldError(fieldOf(violation.getPropertyPath()), kebab(constraint), violation.getMessage()));
        }
        errors.sort(java.util.Comparator.comparing(FieldError::field).thenComparing(FieldError::code));
        return Problem.invalid(errors).response();
    }

    @ServerExceptionMapper
    public Response json(JsonProcessingException e) {
        return malformed(e).response();
    }

    /** Wins over the framework's own mapper of this very class. */
    @ServerExceptionMapper
    public Response mismatched(com.fasterxml.jackson.databind.exc.MismatchedInputException e) {
        return malformed(e).response();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated() {
        Problem problem = Problem.of(401, "unauthenticated", "It is not known who is asking.")
                .detail("Send a valid access token as `Authorization: Bearer …`; log in again if it has expired.");
        return Response.fromResponse(problem.response())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"carrel\"")
                .build();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e, ResourceInfo resource) {
        String permission = neededFor(resource);
        return permission == null
                ? Problem.of(403, "forbidden", "You may not do this.").response()
                : Problem.forbidden(permission).response();
    }

    /** The permission that the resource method names, or null if it names none or several. */
    private static @Nullable String neededFor(ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        PermissionsAllowed needed = method == null ? null : method.getAnnotation(PermissionsAllowed.class);
        if (needed == null && resource.getResourceClass() != null) {
            needed = resource.getResourceClass().getAnnotation(PermissionsAllowed.class);
        }
        return needed == null || needed.value().length != 1 ? null : needed.value()[0];
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return malformed(json).response();
        }
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        if (status >= 500) {
            return unexpected(e);
        }
        if (e.getResponse().hasEntity() && e.getResponse().getEntity() instanceof Problem) {
            return e.getResponse();
        }
        return ofStatus(status).response();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e) {
        return switch (Failure.of(e)) {
            case STALE -> ETags.stale().response();
            case LOST_RACE, UNAVAILABLE -> {
                LOG.warnf("not available: %s", rootMessage(e));
                yield unavailable("A part that this needs is not available right now; nothing was changed.");
            }
            case BUG -> {
                ProblemException nested = nestedProblem(e);
                if (nested != null) {
                    yield nested.problem().response();
                }
                LOG.errorf(e, "unexpected failure");
                yield internalError();
            }
        };
    }

    /** Not now, but later. */
    static Response unavailable(String detail) {
        Problem problem =
                Problem.of(503, "unavailable", "This cannot be done right now.").detail(detail);
        return Response.fromResponse(problem.response())
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }

    private static Response internalError() {
        return Problem.of(500, "internal-error", "Something went wrong on our side.")
                .detail("It has been logged under the trace named in `instance`.")
                .response();
    }

    private static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.of(400, "bad-request", "The request makes no sense.");
            case 404 -> Problem.of(404, "not-found", "There is nothing at this address.");
            case 405 -> Problem.of(405, "method-not-allowed", "This address does not know that method.");
            case 406 -> Problem.of(406, "not-acceptable", "None of the formats in Accept is on offer.");
            case 413 -> Problem.of(413, "too-large", "The request is larger than is accepted here.");
            case 415 -> Problem.of(415, "unsupported-media-type", "The Content-Type is not one that is read here.");
            default -> Problem.of(status, "http-" + status, "The request was not accepted.");
        };
    }

    /** Names the field and what would be right, as far as Jackson can tell. */
    private static Problem malformed(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            Problem problem = Problem.of(400, "malformed-json", "The body is not well-formed JSON.");
            return e.getLocation() == null
                    ? problem
                    : problem.detail("Line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ".");
        }
        String field = pathOf(mapping);
        return switch (mapping) {
            case UnrecognizedPropertyException unknown ->
                Problem.invalid(field, "unknown-field", "There is no such field; known are " + known(unknown) + ".");
            case InvalidFormatException format ->
                Problem.invalid(field, "wrong-format", expected(format.getTargetType()));
            case InvalidNullException _ -> Problem.invalid(field, "not-null", "must not be null");
            case ValueInstantiationException value
            when value.getCause() instanceof IllegalArgumentException cause ->
                Problem.invalid(field, "not-acceptable", String.valueOf(cause.getMessage()));
            case com.fasterxml.jackson.databind.exc.MismatchedInputException mismatch ->
                Problem.invalid(field, "wrong-format", expected(mismatch.getTargetType()));
            default ->
                field.isEmpty()
                        ? Problem.of(400, "malformed-json", "The body is not well-formed JSON.")
                        : Problem.invalid(field, "wrong-format", "This value cannot be read.");
        };
    }

    private static String known(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds() == null
                ? "none"
                : String.join(
                        ", ",
                        e.getKnownPropertyIds().stream()
                                .map(String::valueOf)
                                .sorted()
                                .toList());
    }

    private static String expected(@Nullable Class<?> target) {
        if (target == null) {
            return "This value cannot be read.";
        }
        if (target.isEnum()) {
            List<String> names = new ArrayList<>();
            for (Object constant : target.getEnumConstants()) {
                names.add(constant.toString());
            }
            return "must be one of " + String.join(", ", names);
        }
        return switch (target.getSimpleName()) {
            case "UUID" -> "must be a UUID";
            case "Instant" -> "must be an instant such as 2026-03-29T10:15:00Z";
            case "LocalDate" -> "must be a date such as 2026-03-29";
            case "int", "Integer", "long", "Long" -> "must be a whole number";
            case "boolean", "Boolean" -> "must be true or false";
            case "String" -> "must be a text";
            default -> "This value cannot be read.";
        };
    }

    private static String pathOf(JsonMappingException e) {
        var path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static boolean isReturnValue(Path path) {
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    /** Drops the method and the name of its body parameter, which mean nothing to a client. */
    private static String fieldOf(Path path) {
        var field = new StringBuilder();
        String parameter = "";
        for (Path.Node node : path) {
            switch (node.getKind()) {
                case METHOD, CONSTRUCTOR, CROSS_PARAMETER -> {}
                case PARAMETER -> parameter = String.valueOf(node.getName());
                default -> {
                    if (node.getIndex() != null) {
                        field.append('[').append(node.getIndex()).append(']');
                    }
                    if (node.getName() != null) {
                        field.append(field.isEmpty() ? "" : ".").append(node.getName());
                    }
                }
            }
        }
        return field.isEmpty() ? parameter : field.toString();
    }

    private static String kebab(String constraint) {
        return constraint.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }

    private static @Nullable ProblemException nestedProblem(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
        }
        return null;
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
