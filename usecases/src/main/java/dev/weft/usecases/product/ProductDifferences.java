package dev.weft.usecases.product;

import dev.weft.build.change.ColumnChange;
import dev.weft.build.schema.ContractSchema;
import dev.weft.catalog.registry.PortConsumer;
import dev.weft.catalog.registry.Revision;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.SourceFile;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.ProductId;
import dev.weft.model.table.Schema;
import dev.weft.usecases.compile.Compiled;
import dev.weft.usecases.product.PlanView.ColumnView;
import dev.weft.usecases.product.PlanView.ProductChange;
import dev.weft.usecases.product.PlanView.Reader;
import dev.weft.usecases.product.PlanView.TableChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a folder changes of a product, table by table. Belongs to its read transaction.
final class ProductDifferences {

  private static final String RETIRED = "retired";

  private final PlanWork work;
  private final EffectiveLabels effective;

  ProductDifferences(PlanWork work, EffectiveLabels effective) {
    this.work = work;
    this.effective = effective;
  }

  ProductChange of(ProductFolder folder, Compiled compiled) {
    int major = folder.product().value().major();
    Optional<Revision> revision = work.inForce.find(new MajorId(folder.id(), major));
    Optional<ProductFolder> before = revision.map(active -> work.mesh.folder(work.reading, active));
    List<Reader> known = new ArrayList<>();
    int hidden = readers(folder.id(), major, known);
    boolean retired = folder.product().value().status().equals(RETIRED);
    return new ProductChange(
        folder.id().toString(),
        major,
        before.isEmpty() ? "add" : retired ? "remove" : "change",
        revision.map(active -> active.version().toString()).orElse(null),
        folder.product().value().version().toString(),
        before.map(old -> old.product().value().status()).orElse(null),
        folder.product().value().status(),
        tables(before, folder, compiled),
        new ContractChanges(work, folder).all(before),
        !retired && folder.makesAny() && before.map(old -> rebuilds(old, folder)).orElse(true),
        known,
        hidden,
        effective.views(compiled));
  }

  private static List<TableChange> tables(
      Optional<ProductFolder> before, ProductFolder after, Compiled compiled) {
    Map<String, Schema> old = before.map(ProductDifferences::schemas).orElse(Map.of());
    Map<String, Schema> now = schemas(after);
    compiled.tables().forEach(table -> now.putIfAbsent(table.name(), table.schema()));
    var oldNames = before.map(ProductFolder::made).orElse(new TreeSet<>());
    var changes = new ArrayList<TableChange>();
    for (String name : after.made()) {
      boolean internal = !ports(after).contains(name);
      Schema schema = now.getOrDefault(name, new Schema(List.of()));
      if (!oldNames.contains(name)) {
        changes.add(new TableChange(name, "add", internal, columns(new Schema(List.of()), schema)));
      } else {
        var columns =
            old.containsKey(name) ? columns(old.get(name), schema) : List.<ColumnView>of();
        if (!columns.isEmpty() || before.map(b -> statementChanged(b, after, name)).orElse(false)) {
          changes.add(new TableChange(name, "change", internal, columns));
        }
      }
    }
    oldNames.removeAll(after.made());
    oldNames.forEach(
        name ->
            changes.add(
                new TableChange(
                    name,
                    "remove",
                    !before.map(ProductDifferences::ports).orElse(new TreeSet<>()).contains(name),
                    List.of())));
    return changes;
  }

  private static boolean statementChanged(ProductFolder before, ProductFolder after, String name) {
    return !statement(before, name).equals(statement(after, name));
  }

  private static Optional<SourceFile> statement(ProductFolder folder, String name) {
    return folder
        .build()
        .map(build -> build.value().tables().get(name))
        .map(table -> folder.files().get(table.sql()));
  }

  private static List<ColumnView> columns(@Nullable Schema before, Schema after) {
    var views = new ArrayList<ColumnView>();
    for (ColumnChange change :
        ColumnChange.between(before == null ? new Schema(List.of()) : before, after)) {
      views.add(view(change));
    }
    return views;
  }

  private static ColumnView view(ColumnChange change) {
    return switch (change) {
      case ColumnChange.Added(String column, String type) ->
          new ColumnView(column, "add", null, type);
      case ColumnChange.Removed(String column, String type) ->
          new ColumnView(column, "remove", type, null);
      case ColumnChange.Renamed(String column, String from) ->
          new ColumnView(column, "rename", from, column);
      case ColumnChange.Retyped(String column, String from, String to) ->
          new ColumnView(column, "change", from, to);
      case ColumnChange.Requirement(String column, boolean required) ->
          new ColumnView(
              column,
              "change",
              required ? "optional" : "required",
              required ? "required" : "optional");
    };
  }

  private static Set<String> ports(ProductFolder folder) {
    var names = new TreeSet<String>();
    folder.served().forEach(c -> c.value().objects().forEach(o -> names.add(o.name())));
    return names;
  }

  private static Map<String, Schema> schemas(ProductFolder folder) {
    var schemas = new HashMap<String, Schema>();
    folder
        .internals()
        .values()
        .forEach(
            c -> c.value().objects().forEach(o -> schemas.put(o.name(), ContractSchema.of(o))));
    folder
        .served()
        .forEach(
            c -> c.value().objects().forEach(o -> schemas.put(o.name(), ContractSchema.of(o))));
    return schemas;
  }

  /// Whether data could come out differently: anything but words for people has changed.
  private static boolean rebuilds(ProductFolder before, ProductFolder after) {
    return !working(before).equals(working(after));
  }

  private static Map<String, SourceFile> working(ProductFolder folder) {
    var files = new TreeMap<String, SourceFile>(folder.files());
    files.keySet().removeIf(path -> path.endsWith(".md") || path.startsWith("docs/"));
    return files;
  }

  /// Adds those that the caller may know of.
  ///
  /// @return how many more there are
  private int readers(ProductId product, int major, List<Reader> known) {
    var tables = new LinkedHashMap<MajorId, List<String>>();
    for (PortConsumer consumer : work.reading.registry().consumers(product, major)) {
      tables
          .computeIfAbsent(
              new MajorId(consumer.product(), consumer.major()), _ -> new ArrayList<>())
          .add(consumer.port());
    }
    int hidden = 0;
    Set<ProductId> discovered =
        work.discovery.discovered(
            tables.keySet().stream().map(MajorId::product).collect(Collectors.toSet()));
    for (var reader : tables.entrySet()) {
      if (discovered.contains(reader.getKey().product())) {
        known.add(new Reader(reader.getKey().toString(), List.copyOf(reader.getValue())));
      } else {
        hidden++;
      }
    }
    return hidden;
  }
}
