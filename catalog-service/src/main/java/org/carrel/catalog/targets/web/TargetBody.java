package org.carrel.catalog.targets.web;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.targets.CqlMapping;
import org.carrel.catalog.targets.FieldedQuery.Index;
import org.carrel.catalog.targets.RpnMapping;
import org.carrel.catalog.targets.Target;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;

/** What a client says of an outside database: either {@code z3950} or {@code sru}. */
@Schema(name = "TargetDescription")
record TargetBody(
        @NotBlank @Size(max = 100) @Schema(examples = "Library of Congress")
        String name,

        @NotBlank
        @Pattern(regexp = "[a-z0-9][a-z0-9._-]{0,39}")
        @Schema(description = "Code under which records taken from it are kept.", examples = "loc")
        String source,

        @Valid @Schema(nullable = true) @Nullable Z3950Body z3950,
        @Valid @Schema(nullable = true) @Nullable SruBody sru,

        @Schema(nullable = true, description = "How its ISO 2709 is encoded; AUTO by default.")
        Target.@Nullable Charset charset,

        @Size(max = 8)
        @Schema(
                nullable = true,
                description =
                        "What it wants in place of the usual indexes: attributes such as `1=1007 4=1` in Z39.50, a "
                                + "name such as `pica.tit` in SRU.")
        @Nullable
        Map<@NotNull Index, @NotNull String> indexes,

        @Valid
        @Schema(nullable = true, description = "Written only. An edit without them keeps them if the address stays.")
        @Nullable
        CredentialsBody credentials,

        @Schema(description = "Whether an edit without credentials removes them.")
        boolean removeCredentials,

        @Min(500) @Max(60_000) @Schema(nullable = true, description = "8000 by default.") @Nullable
        Integer timeoutMillis,

        @Min(0) @Max(10_000) @Schema(description = "The lower, the sooner its records are shown.")
        int rank,

        boolean enabled,

        @Schema(description = "Whether readers' searches go to it too.")
        boolean forReaders) {

    private static final Duration USUAL = Duration.ofSeconds(8);

    /** Where a server of Z39.50 is. */
    @Schema(name = "Z3950Connection")
    record Z3950Body(
            @NotBlank
            @Size(max = 253)
            @Pattern(regexp = "[A-Za-z0-9.:-]+", message = "must be a host name or an address")
            @Schema(examples = "lx2.loc.gov")
            String host,

            @Min(1) @Max(65_535) @Schema(examples = "210") int port,

            @NotBlank @Size(max = 100) @Schema(examples = "LCDB")
            String database,

            @NotNull Target.Syntax syntax) {}

    /** Where a server of SRU is. */
    @Schema(name = "SruConnection")
    record SruBody(
            @NotBlank @Size(max = 500) @Schema(examples = "http://lx2.loc.gov:210/LCDB")
            String baseUrl,

            @NotNull Target.SruVersion version,

            @NotBlank @Size(max = 200) @Schema(description = "One that is MARCXML.", examples = "marcxml")
            String schema) {}

    /** How to get in. */
    @Schema(name = "TargetCredentials")
    record CredentialsBody(
            @Size(max = 100) @Schema(nullable = true) @Nullable
            String group,

            @NotBlank @Size(max = 100) String user,
            @NotBlank @Size(max = 200) String password) {
        @Override
        public String toString() {
            return "CredentialsBody[" + user + ", ***]";
        }
    }

    /** The description; a 400 that names everything that cannot be so. */
    Target.Description description() {
        var errors = new ArrayList<Problem.FieldError>();
        Target.Connection connection = connection(errors);
        Map<Index, String> own = indexes == null ? Map.of() : indexes;
        var pattern = z3950 == null ? CqlMapping.INDEX : RpnMapping.ATTRIBUTES;
        own.forEach((index, value) -> {
            if (!pattern.matcher(value).matches()) {
                errors.add(new Problem.FieldError(
                        "indexes." + index, "index", "must be attributes in Z39.50, an index name in SRU"));
            }
        });
        if (connection == null || !errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(List.copyOf(errors)));
        }
        return new Target.Description(
                name.strip(),
                source,
                connection,
                charset == null ? Target.Charset.AUTO : charset,
                own,
                credentials == null
                        ? null
                        : new Target.Credentials(credentials.group(), credentials.user(), credentials.password()),
                new Target.Use(
                        timeoutMillis == null ? USUAL : Duration.ofMillis(timeoutMillis), rank, enabled, forReaders));
    }

    private Target.@Nullable Connection connection(List<Problem.FieldError> errors) {
        if (z3950 != null && sru == null) {
            return new Target.Connection.Z3950(z3950.host(), z3950.port(), z3950.database(), z3950.syntax());
        }
        if (sru == null || z3950 != null) {
            errors.add(new Problem.FieldError("z3950", "connection", "give either z3950 or sru"));
            return null;
        }
        URI url = url(sru.baseUrl());
        if (url == null) {
            errors.add(new Problem.FieldError(
                    "sru.baseUrl", "url", "must be an http or https address without user and fragment"));
            return null;
        }
        return new Target.Connection.Sru(url, sru.version(), sru.schema());
    }

    private static @Nullable URI url(String text) {
        try {
            URI url = URI.create(text);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            return web && url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null
                    ? url
                    : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
