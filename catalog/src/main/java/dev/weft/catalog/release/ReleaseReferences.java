package dev.weft.catalog.release;

import dev.weft.catalog.journal.Change;
import dev.weft.catalog.store.Json;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lineage;
import dev.weft.model.lineage.Lineage.OutputColumn;
import dev.weft.model.lineage.Lineage.Through;
import dev.weft.model.lineage.Lowered;
import dev.weft.model.lineage.Origin;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.Release.Provenance;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.model.run.ReleaseId;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What releases say of the releases that they were made of, after a product got another address:
/// its releases are pinned and found by that. Where columns come from in the beginning stays.
public final class ReleaseReferences {

  private final Change change;

  public ReleaseReferences(Change change) {
    this.change = change;
  }

  private record Stored(ReleaseKey key, String body) {}

  /// Names a product by its new address in all releases that were made of its own, and by its old
  /// one as the origin of its columns where its releases did not say. To be called once the rows of
  /// releases and inputs have the new address.
  public void rename(ProductId from, ProductId to) {
    List<Stored> made =
        change
            .query(
                """
                select r.product, r.kind, r.number, r.body from product_release r
                where r.product = :to or exists (select 1 from release_input i
                  where i.product = r.product and i.kind = r.kind and i.number = r.number
                    and i.input_product = :to)
                """)
            .bind("to", to.toString())
            .map(
                (row, context) ->
                    new Stored(ReleaseRows.KEY.map(row, context), row.getString("body")))
            .list();
    for (Stored one : made) {
      var before = Json.read(one.body(), ReleaseRows.Body.class);
      var renaming = new Renaming(from, to);
      var body = renaming.body(one.key().product().equals(to) ? renaming.origins(before) : before);
      if (body.equals(before)) {
        continue;
      }
      change
          .update(
              """
              update product_release set body = :body
              where product = :product and kind = :kind and number = :number
              """)
          .bind("body", Json.write(body))
          .bind("product", one.key().product().toString())
          .bind("kind", one.key().kind().name())
          .bind("number", one.key().number())
          .execute();
    }
  }

  private record Renaming(ProductId from, ProductId to) {

    ReleaseRows.Body body(ReleaseRows.Body body) {
      var tables = new TreeMap<String, ReleasedTable>();
      body.tables().forEach((name, table) -> tables.put(name, table(table)));
      return new ReleaseRows.Body(
          body.inputs().stream().map(this::input).toList(), tables, body.checks());
    }

    /// Columns that are their own origins stay what they were.
    ReleaseRows.Body origins(ReleaseRows.Body body) {
      var tables = new TreeMap<String, ReleasedTable>();
      body.tables().forEach((name, table) -> tables.put(name, origins(table)));
      return new ReleaseRows.Body(body.inputs(), tables, body.checks());
    }

    private ReleasedTable origins(ReleasedTable table) {
      Provenance before = table.provenance();
      var origins = new TreeMap<String, List<Origin>>(before.origins());
      table
          .labels()
          .keySet()
          .forEach(column -> origins.putIfAbsent(column, table.origins(from, column)));
      return table.with(
          table.labels(),
          new Provenance(origins, before.keys(), before.agreements(), before.lowered()));
    }

    private ReleaseId input(ReleaseId input) {
      return input.product().equals(from)
          ? new ReleaseId(to, input.version(), input.number())
          : input;
    }

    private ReleasedTable table(ReleasedTable table) {
      Provenance before = table.provenance();
      var agreements = new TreeMap<String, String>();
      before.agreements().forEach((name, id) -> agreements.put(name(name), id));
      var provenance =
          new Provenance(
              before.origins(),
              before.keys(),
              agreements,
              before.lowered().stream().map(this::lowered).toList());
      return new ReleasedTable(
          table.name(),
          table.internal(),
          table.location(),
          table.rows(),
          table.bytes(),
          table.quarantined(),
          lineage(table.lineage()),
          table.labels(),
          provenance);
    }

    private Lineage lineage(Lineage lineage) {
      return new Lineage(
          lineage.columns().stream().map(this::column).toList(), refs(lineage.influences()));
    }

    private OutputColumn column(OutputColumn column) {
      return new OutputColumn(
          column.name(),
          refs(column.inputs()),
          column.through().stream()
              .map(through -> new Through(ref(through.input()), through.functions()))
              .toList());
    }

    private Lowered lowered(Lowered lowered) {
      return new Lowered(
          lowered.column(),
          ref(lowered.input()),
          lowered.family(),
          lowered.from(),
          lowered.to(),
          lowered.by(),
          lowered.groups());
    }

    private SortedSet<ColumnRef> refs(SortedSet<ColumnRef> refs) {
      return refs.stream().map(this::ref).collect(Collectors.toCollection(TreeSet::new));
    }

    private ColumnRef ref(ColumnRef ref) {
      return new ColumnRef(name(ref.table()), ref.column());
    }

    /// Lineage names tables of others `domain/product@major:table`.
    private String name(String table) {
      String before = from + "@";
      return table.startsWith(before) ? to + "@" + table.substring(before.length()) : table;
    }
  }
}
