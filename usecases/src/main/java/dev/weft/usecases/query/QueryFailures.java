package dev.weft.usecases.query;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.time.Duration;
import java.util.List;

/// Every failure of resolving a query with its sentence.
final class QueryFailures {

  private QueryFailures() {}

  static WeftException noAddress(List<String> path) {
    return WeftException.of(
        ErrorCode.SQL_UNKNOWN_TABLE,
        "There is no table " + String.join(".", path),
        "Name a table as domain.product.table; `weft product list` shows the products.");
  }

  /// The same for what does not exist and for what the caller may not know of.
  static WeftException unknownTable(String name) {
    return WeftException.of(
        ErrorCode.SQL_UNKNOWN_TABLE,
        "There is no table " + name,
        "`weft product list` shows the products, `weft product show` their tables.");
  }

  /// For those who have standing on the product: its data is described here and served elsewhere.
  static WeftException external(String name, String product) {
    return WeftException.of(
        ErrorCode.SQL_EXTERNAL,
        name + " is external: its data stays where it is and is not served here",
        "`weft product show " + product + "` names the server that has it.");
  }

  static WeftException tooManyOfYours(int most) {
    return WeftException.of(
        ErrorCode.SERVER_BUSY,
        "You have " + most + " statements under way, as many as one may",
        "Wait for one to end, or cancel it.");
  }

  static WeftException tooMany(int most) {
    return WeftException.of(
        ErrorCode.SERVER_BUSY,
        most + " statements are under way, as many as this server runs at once",
        "Try again in a moment.");
  }

  /// Its time was over before it could begin.
  static WeftException outOfTime(Duration time) {
    return WeftException.of(
        ErrorCode.SQL_TIMEOUT,
        "The statement did not finish within "
            + time.toMillis() / 1000.0
            + " s: it was not understood in time",
        "Try again in a moment, or split it into simpler parts.");
  }

  static WeftException cancelled() {
    return WeftException.of(ErrorCode.SQL_CANCELLED, "The statement was cancelled", "");
  }

  static WeftException neverReleased(String product, String wanted) {
    return WeftException.of(
        ErrorCode.RELEASE_NOT_FOUND,
        wanted + " has no release yet",
        "Its owner runs it: weft run " + product + ".");
  }

  static WeftException noRelease(String product, String wanted) {
    return WeftException.of(
        ErrorCode.RELEASE_NOT_FOUND,
        "There is no release " + wanted,
        "`weft release list " + product + "` shows what there is.");
  }
}
