package dev.weft.usecases.query;

import java.util.Optional;

/// How an answer is written, by media type.
public enum QueryFormat {
  ARROW("application/vnd.apache.arrow.stream"),
  CSV("text/csv"),
  NDJSON("application/x-ndjson"),
  JSON("application/json"),
  PARQUET("application/vnd.apache.parquet");

  private final String mediaType;

  QueryFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }

  /// The first format that an `Accept` header names; Arrow when it accepts anything.
  public static Optional<QueryFormat> find(String accept) {
    for (String part : accept.split(",", -1)) {
      String type = part.replaceAll(";.*", "").strip();
      if (type.isEmpty() || type.equals("*/*") || type.equals("application/*")) {
        return Optional.of(ARROW);
      }
      for (QueryFormat format : values()) {
        if (format.mediaType.equals(type)) {
          return Optional.of(format);
        }
      }
    }
    return Optional.empty();
  }
}
