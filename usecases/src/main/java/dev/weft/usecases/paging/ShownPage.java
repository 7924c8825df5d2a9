package dev.weft.usecases.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Pages of lists of which a caller may not see everything.
public final class ShownPage {

  private ShownPage() {}

  /// Where the rows are, and what is shown of them.
  ///
  /// @param <C> where a list goes on, written into cursors as it is
  /// @param <R> what is read
  /// @param <V> what is shown
  public interface Rows<C, R, V> {

    /// The next rows behind a place, fewer than `limit` only at the end.
    List<R> after(C place, int limit);

    C place(R row);

    /// Looks up at once what is needed to show some rows.
    void prepare(List<R> rows);

    /// Empty when the caller may not see it.
    Optional<V> show(R row);
  }

  /// Reads on until there are enough: neither a short page nor its end tells of what is hidden.
  ///
  /// @param start where the page begins
  public static <C, R, V> Page<V> of(Rows<C, R, V> rows, C start, int limit) {
    var shown = new ArrayList<V>();
    C end = start;
    C place = start;
    List<R> batch;
    do {
      batch = rows.after(place, limit + 1);
      rows.prepare(batch);
      for (R row : batch) {
        place = rows.place(row);
        Optional<V> view = rows.show(row);
        if (view.isPresent() && shown.size() == limit) {
          return new Page<>(shown, String.valueOf(end));
        }
        if (view.isPresent()) {
          shown.add(view.get());
          end = place;
        }
      }
    } while (batch.size() > limit);
    return Page.last(shown);
  }
}
