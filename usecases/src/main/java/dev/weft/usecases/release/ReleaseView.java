package dev.weft.usecases.release;

import dev.weft.model.run.AuditHead;
import dev.weft.usecases.run.CheckView;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A release with its provenance.
///
/// @param release its address
/// @param audit the end of the publishing server's audit; keep it elsewhere, and nothing recorded
///   before it can be changed unseen
/// @param retained whether its data is still there
public record ReleaseView(
    String release,
    long number,
    String version,
    int major,
    String publishedAt,
    String by,
    String run,
    long revision,
    @Nullable Long rollbackOf,
    boolean current,
    boolean retained,
    List<String> inputs,
    @Nullable AuditHead audit,
    List<TableView> tables,
    List<CheckView> checks) {

  /// One table of the release; internal tables only for those who may read them.
  ///
  /// @param rows null for who may not read the table, like all that is counted
  public record TableView(
      String name,
      boolean internal,
      @Nullable Long rows,
      @Nullable Long bytes,
      @Nullable Long quarantined,
      List<ColumnView> columns) {}

  /// A column with what it carries now and the columns it was made of.
  ///
  /// @param labels effective labels
  /// @param origins columns that its values come from; those of products that the caller may not
  ///   know are `1 hidden product`
  public record ColumnView(
      String name, SortedMap<String, String> labels, List<String> inputs, List<String> origins) {}
}
