package dev.weft.usecases.review;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.util.List;

/// Every failure of review with its sentence.
final class ChangeFailures {

  private ChangeFailures() {}

  static WeftException empty() {
    return WeftException.of(
        ErrorCode.CHANGE_EMPTY,
        "The folder changes nothing that could be reviewed",
        "Edit it first; `weft plan` shows what it would do.");
  }

  static WeftException noTitle() {
    return WeftException.of(
        ErrorCode.CHANGE_EMPTY, "A change says in a title what it is about", "Give it one.");
  }

  static WeftException moved(long number) {
    return WeftException.of(
        ErrorCode.CHANGE_MOVED,
        "Change " + number + " is another one by now than you have seen",
        "Look at it again with `weft change show " + number + "`.");
  }

  static WeftException maySay(String what, List<String> who) {
    return WeftException.of(
        ErrorCode.CHANGE_DENIED,
        "You may not " + what,
        who.isEmpty() ? "Nothing of it waits for you." : "Ask " + String.join(", ", who) + ".");
  }

  static WeftException mayPropose(String where, List<String> who) {
    return WeftException.of(
        ErrorCode.CHANGE_DENIED,
        "You may not propose changes of " + where,
        who.isEmpty() ? "Ask for a role there." : "Ask " + String.join(", ", who) + ".");
  }
}
