package dev.weft.server.rest;

import dev.weft.model.error.WeftException;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends a body of unknown length that may fail on the way. A failure before the first byte is a
/// problem document; later the connection is closed without the end of the body (RFC 9112 section
/// 8), so that no client takes a part for the whole.
final class StreamedAnswer {

  private static final Logger LOG = LoggerFactory.getLogger(StreamedAnswer.class);

  /// Writes the whole body. An `IOException` of the stream means that the client is gone.
  @FunctionalInterface
  interface Body {
    void write(LateStream out) throws IOException;
  }

  private StreamedAnswer() {}

  static void send(ServerRequest request, ServerResponse response, String mediaType, Body body) {
    var out = new LateStream(response);
    response.header(HeaderNames.CONTENT_TYPE, mediaType);
    try {
      body.write(out);
      out.finish();
    } catch (IOException gone) {
      throw new CloseConnectionException("the client is gone", gone);
    } catch (RuntimeException failure) {
      if (!out.hasStarted()) {
        response.headers().remove(HeaderNames.CONTENT_TYPE);
        throw failure;
      }
      tell(failure, Trace.of(request));
      throw new CloseConnectionException("the body broke off", failure);
    }
  }

  /// The client sees only a broken body; the log says why.
  private static void tell(RuntimeException failure, String trace) {
    if (failure instanceof WeftException known && known.code().kind().status() < 500) {
      LOG.info("A body broke off: {} (trace {})", known.code().code(), trace);
    } else {
      LOG.error("A body broke off (trace {})", trace, failure);
    }
  }
}
