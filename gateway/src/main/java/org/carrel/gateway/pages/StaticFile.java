package org.carrel.gateway.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

import org.carrel.gateway.proxy.Squeeze;

/**
 * A file of ours, ready to be sent.
 *
 * @param mediaType its media type
 * @param tag entity tag of the plain form, with its quotes
 * @param plain the file
 * @param gzipped the file compressed, or null where that gains nothing
 */
record StaticFile(
        String mediaType,
        String tag,
        Buffer plain,
        @Nullable Buffer gzipped) {

    static StaticFile of(String name, byte[] content) {
        String mediaType = mediaType(name);
        return new StaticFile(
                mediaType,
                '"' + digest(content) + '"',
                Buffer.buffer(content),
                Squeeze.isText(mediaType) ? gzip(content) : null);
    }

    String gzippedTag() {
        return tag.substring(0, tag.length() - 1) + "-gzip\"";
    }

    private static String digest(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    private static Buffer gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream(content.length / 3 + 64);
        try (var gzip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private static String mediaType(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "js", "mjs" -> "text/javascript; charset=utf-8";
            case "json", "map" -> "application/json";
            case "webmanifest" -> "application/manifest+json";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            case "jpg", "jpeg" -> "image/jpeg";
            case "webp" -> "image/webp";
            case "ico" -> "image/vnd.microsoft.icon";
            case "woff2" -> "font/woff2";
            case "wasm" -> "application/wasm";
            case "txt" -> "text/plain; charset=utf-8";
            default -> "application/octet-stream";
        };
    }
}
