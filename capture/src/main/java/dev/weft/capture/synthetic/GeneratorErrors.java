package dev.weft.capture.synthetic;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.util.List;

/// What can go wrong with made-up rows, each with its sentence.
final class GeneratorErrors {

  private GeneratorErrors() {}

  static Finding expression(String column, String why, Place place) {
    return Finding.error(
        ErrorCode.CAPTURE_GENERATOR,
        place,
        "The expression of column '" + column + "' cannot be used: " + why,
        "Write text with #{row}, #{date FROM TO} or words such as #{name.lastName}; numbers are the only arguments.");
  }

  static Finding rows(int rows, int most, Place place) {
    return Finding.error(
        ErrorCode.CAPTURE_GENERATOR,
        place,
        "Cannot make up " + rows + " rows: between 1 and " + most + " are possible",
        "");
  }

  static Finding columns(int columns, int most, Place place) {
    return Finding.error(
        ErrorCode.CAPTURE_GENERATOR,
        place,
        "Cannot make up " + columns + " columns: between 1 and " + most + " are possible",
        "");
  }

  static WeftException refused(List<Finding> findings) {
    return WeftException.of(
            ErrorCode.CAPTURE_GENERATOR,
            findings.getFirst().message(),
            "Correct `generate` in build.yaml; weft validate shows every place.")
        .withFindings(findings);
  }

  static WeftException cancelled() {
    return WeftException.of(ErrorCode.RUN_CANCELLED, "Making up rows was cancelled", "");
  }

  static WeftException unwritten(IOException cause) {
    return WeftException.of(
            ErrorCode.LAKE_DISK,
            "Made-up rows could not be written",
            "Look at the free space and the permissions of the server's data folder.")
        .causedBy(cause);
  }
}
