package dev.weft.usecases.paging;

/// Which part of a list is wanted.
///
/// @param cursor `next` of the part before; empty for the first
/// @param limit from 1 to 500
public record PageRequest(String cursor, int limit) {

  public static final int MOST = 500;

  public PageRequest {
    limit = Math.clamp(limit, 1, MOST);
  }

  /// The cursor as a number, `otherwise` when it is empty or no number.
  public long number(long otherwise) {
    try {
      return cursor.isEmpty() ? otherwise : Long.parseLong(cursor);
    } catch (NumberFormatException _) {
      return otherwise;
    }
  }
}
