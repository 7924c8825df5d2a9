package dev.weft.catalog.address;

import dev.weft.catalog.journal.Change;
import dev.weft.catalog.release.ReleaseReferences;
import dev.weft.model.product.ProductId;
import java.util.List;

/// All rows that name a product, under another name. Rows that others refer to are written anew
/// before these are turned to them, and the old ones go last: foreign keys hold at every moment on
/// every database.
final class ProductRows {

  /// Rows that nothing refers to, or that refer to a product by name: table and column.
  private static final List<List<String>> NAMED =
      List.of(
          List.of("revision_input", "input_product"),
          List.of("proposal", "product"),
          List.of("release_counter", "product"),
          List.of("release_input", "input_product"),
          List.of("current_release", "product"),
          List.of("table_line", "product"),
          List.of("run", "product"),
          List.of("build_slot", "product"),
          List.of("access_request", "product"),
          List.of("declared_labels", "product"),
          List.of("run_check", "product"),
          List.of("column_read", "product"),
          List.of("notice", "product"),
          List.of("product_watch", "product"),
          List.of("product_address", "product"));

  /// Where a product is one who reads, or is to.
  private static final List<List<String>> AS_CONSUMER =
      List.of(
          List.of("document", "consumer"),
          List.of("access_request", "consumer"),
          List.of("column_read", "principal"));

  private final Change change;
  private final ProductId from;
  private final ProductId to;

  ProductRows(Change change, ProductId from, ProductId to) {
    this.change = change;
    this.from = from;
    this.to = to;
  }

  void rename() {
    withoutPreviews();
    registry();
    releases();
    subjectsOfNotices();
    NAMED.forEach(column -> named(column.getFirst(), column.getLast()));
    AS_CONSUMER.forEach(
        column -> replace(column.getFirst(), column.getLast(), "product:" + from, "product:" + to));
    audiences();
    new ReleaseReferences(change).rename(from, to);
    delete("product");
  }

  /// Somebody may have tried the folder at its new address: such previews are of a product that
  /// never was.
  private void withoutPreviews() {
    change
        .update(
            """
            delete from column_edge where id in
              (select id from released_column where product = :to)
            """)
        .bind("to", to.toString())
        .execute();
    List.of(
            "released_column",
            "raised_column",
            "raised_before",
            "release_table",
            "release_input",
            "product_release",
            "release_counter",
            "column_read")
        .forEach(
            table ->
                change
                    .update("delete from " + table + " where product = :to")
                    .bind("to", to.toString())
                    .execute());
  }

  private void registry() {
    copy("product", "kind, status, hidden, paused, major, revision, changed_at");
    copy("revision", "number, version, content_hash, created_at, created_by");
    named("revision_file", "product");
    named("revision_input", "product");
    copy("product_major", "major, revision, active");
    named("port", "product");
    delete("product_major");
    delete("revision");
  }

  private void releases() {
    copy(
        "product_release",
        "kind, number, major, version, published_at, revision, run, rollback_of, published_by,"
            + " port_rows, body, expires_at, dropped_at, audit_head");
    List.of("release_table", "release_input", "released_column", "raised_column", "raised_before")
        .forEach(table -> named(table, "product"));
    delete("product_release");
  }

  private void copy(String table, String columns) {
    change
        .update(
            "insert into %1$s (product, %2$s) select cast(:to as text), %2$s from %1$s where product = :from"
                .formatted(table, columns))
        .bind("to", to.toString())
        .bind("from", from.toString())
        .execute();
  }

  private void named(String table, String column) {
    replace(table, column, from.toString(), to.toString());
  }

  private void replace(String table, String column, String before, String after) {
    change
        .update("update %1$s set %2$s = :to where %2$s = :from".formatted(table, column))
        .bind("to", after)
        .bind("from", before)
        .execute();
  }

  private void delete(String table) {
    change
        .update("delete from " + table + " where product = :from")
        .bind("from", from.toString())
        .execute();
  }

  /// What a notice names is looked up by its address: `domain/product@1`.
  private void subjectsOfNotices() {
    change
        .update(
            """
            update notice set subject = cast(:to as text) || substr(subject, :length)
            where product = :from and subject >= :first and subject < :last
            """)
        .bind("to", to.toString())
        .bind("length", from.toString().length() + 1)
        .bind("from", from.toString())
        .bind("first", from + "@")
        .bind("last", from + "A")
        .execute();
  }

  /// Open changes that touch it concern those who may know of it under its new name.
  private void audiences() {
    change
        .update(
            """
            insert into proposed_change_audience (change_number, who)
            select change_number, cast(:to as text) from proposed_change_audience
            where who = :from
            on conflict (change_number, who) do nothing
            """)
        .bind("to", "touches:" + to)
        .bind("from", "touches:" + from)
        .execute();
    change
        .update("delete from proposed_change_audience where who = :from")
        .bind("from", "touches:" + from)
        .execute();
  }
}
