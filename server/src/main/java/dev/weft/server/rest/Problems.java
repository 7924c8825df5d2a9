package dev.weft.server.rest;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.error.WeftException;
import io.avaje.http.api.InvalidPathArgumentException;
import io.avaje.http.api.InvalidTypeArgumentException;
import io.avaje.http.api.RequiredArgumentException;
import io.avaje.http.api.ValidationException;
import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns whatever went wrong into a problem document. A mistake of the server is logged here, once,
/// and the client gets its trace only.
final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final JsonType<Problem> JSON =
      Jsonb.builder().serializeNulls(true).serializeEmpty(true).build().type(Problem.class);

  /// Seconds after which a statement may find a place (RFC 9110 section 10.2.3).
  private static final String SOON = "1";

  private Problems() {}

  static void send(Throwable failure, ServerRequest request, ServerResponse response) {
    String trace = Trace.of(request);
    send(problem(failure, trace), response);
  }

  static void send(Problem problem, ServerResponse response) {
    response.status(problem.status());
    response.header(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
    if (problem.status() == 401) {
      response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer");
    }
    String wait = problem.details().get("retryAfter");
    if (wait != null) {
      response.header(HeaderNames.RETRY_AFTER, wait);
    }
    if (problem.code().equals(ErrorCode.SERVER_BUSY.code())) {
      response.header(HeaderNames.RETRY_AFTER, SOON);
    }
    response.send(JSON.toJsonBytes(problem));
  }

  static String text(Problem problem) {
    return JSON.toJson(problem);
  }

  private static Problem problem(Throwable failure, String trace) {
    return switch (failure) {
      case WeftException known -> known(known, trace);
      case ValidationException invalid -> Problem.of(RestErrors.invalid(findings(invalid)), trace);
      case JsonException json -> Problem.of(RestErrors.badJson(firstLine(json)), trace);
      case InvalidPathArgumentException path -> Problem.of(parameter(path), trace);
      case InvalidTypeArgumentException type -> Problem.of(parameter(type), trace);
      case RequiredArgumentException missing -> Problem.of(parameter(missing), trace);
      case HttpException http when http.status().code() == 413 ->
          Problem.of(RestErrors.tooLargeForAny(), trace);
      case HttpException http when http.status().code() < 500 ->
          Problem.of(parameter(http), http.status().code(), trace);
      default -> bug(failure, trace);
    };
  }

  private static Problem known(WeftException known, String trace) {
    if (known.code().kind().status() >= 500) {
      LOG.error("{} (trace {})", known.code().code(), trace, known);
    }
    return Problem.of(known, trace);
  }

  private static Problem bug(Throwable failure, String trace) {
    LOG.error("A request failed (trace {})", trace, failure);
    return Problem.of(RestErrors.bug(), trace);
  }

  private static WeftException parameter(Throwable failure) {
    if (failure.getCause() instanceof NumberFormatException number) {
      return RestErrors.badParameter(given(number) + " is no number that fits");
    }
    return RestErrors.badParameter(firstLine(failure));
  }

  /// The text that is no number, in the quotes that the exception has it in.
  private static String given(NumberFormatException failure) {
    String message = firstLine(failure);
    int begin = message.indexOf('"');
    int end = message.lastIndexOf('"');
    return begin < 0 || end == begin ? "It" : message.substring(begin, end + 1);
  }

  private static List<Finding> findings(ValidationException invalid) {
    return invalid.getErrors().stream()
        .map(
            violation ->
                Finding.error(
                    ErrorCode.SERVER_REQUEST,
                    new Place("", 0, 0, "/" + violation.getPath().replace('.', '/')),
                    violation.getMessage(),
                    ""))
        .toList();
  }

  private static String firstLine(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return message.lines().findFirst().orElse(message).strip();
  }
}
