package dev.weft.catalog.idempotency;

import java.util.Arrays;

/// What a request was answered.
///
/// @param request which request was it
/// @param requestHash over everything that makes the request the same: method, path, body
/// @param status of HTTP
/// @param body bytes as sent
/// @param at microseconds since the epoch
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record Answer(RequestKey request, String requestHash, int status, byte[] body, long at) {

  public Answer {
    body = body.clone();
  }

  @Override
  public byte[] body() {
    return body.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Answer answer
        && answer.request.equals(request)
        && answer.requestHash.equals(requestHash)
        && answer.status == status
        && answer.at == at
        && Arrays.equals(answer.body, body);
  }

  @Override
  public int hashCode() {
    return 31 * request.hashCode() + Arrays.hashCode(body);
  }

  @Override
  public String toString() {
    return request + " → " + status + " (" + body.length + " bytes)";
  }
}
