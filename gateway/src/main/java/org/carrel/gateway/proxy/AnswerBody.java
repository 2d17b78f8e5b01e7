package org.carrel.gateway.proxy;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer. When it breaks off, the client's connection is cut, so that half an answer does not look like
 * a whole one. Whoever pumps the body is not told: it would reset the response, and a reset HTTP/1 response never
 * reports its end to those who count requests in progress.
 */
final class AnswerBody implements ReadStream<Buffer> {

    private final ReadStream<Buffer> body;
    private final Runnable cut;

    AnswerBody(ReadStream<Buffer> body, Runnable cut) {
        this.body = body;
        this.cut = cut;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        body.exceptionHandler(broken -> cut.run());
        return this;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        body.handler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        body.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        body.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        body.fetch(amount);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        body.endHandler(handler);
        return this;
    }
}
