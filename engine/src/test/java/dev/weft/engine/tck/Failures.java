package dev.weft.engine.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Looks at refusals.
final class Failures {

  private Failures() {}

  /// The failure of a call, which must have this code and no generated name in it.
  static WeftException failure(ErrorCode code, ThrowingCallable call) {
    WeftException failure = catchThrowableOfType(WeftException.class, call);
    assertThat(failure).isNotNull();
    assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
    assertThat(failure.getMessage()).doesNotContain("_weft_");
    return failure;
  }
}
