package dev.weft.cli.folder;

import dev.weft.formats.edit.TreeText;
import dev.weft.model.document.SourceFile;
import dev.weft.model.mesh.Endpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The documents of a new product, and what to say about them.
final class NewProduct {

  /// What was asked for.
  ///
  /// @param contract of the table in `from`
  /// @param tables of `database`
  /// @param reads tables of other products
  record Wish(
      ProductTemplate template,
      @Nullable Path from,
      @Nullable SourceFile contract,
      @Nullable String connection,
      @Nullable String files,
      @Nullable NewDatabase database,
      List<DatabaseTables.Guessed> tables,
      List<ReadTable> reads) {}

  private static final String NOTE =
      """
      # A product that reads others names their contracts:
      # inputPorts: [{ name: flights, version: 1.0.0, contractId: operations.departures.flights }]
      """;

  private final Map<String, String> values;
  private final Path folder;
  private final Surroundings around;
  private final NewFiles files = new NewFiles();
  private final List<String> remarks = new ArrayList<>();

  NewProduct(Map<String, String> values, Path folder) {
    this.values = new HashMap<>(values);
    this.folder = folder;
    this.around = Surroundings.of(folder, value("domain"));
    String port = DatabaseTables.port(value("domain"), value("name"), value("name"));
    this.values.putAll(Map.of("inputs", "", "note", NOTE, "ports", port));
  }

  private String value(String name) {
    return values.getOrDefault(name, "");
  }

  NewFiles files() {
    return files;
  }

  /// What people should know, in lines.
  List<String> remarks() {
    return remarks;
  }

  /// The folder to go on with: the mesh when something outside the product was written.
  Path next() {
    return around.mesh().filter(mesh -> !files.allIn(folder)).orElse(folder);
  }

  NewProduct as(Wish wish) {
    Optional.ofNullable(wish.connection()).ifPresent(around::demand);
    values.put("kind", wish.template().kind());
    around
        .missingDomain()
        .ifPresent(missing -> files.addAll(missing, Skeleton.DOMAIN.files(ofDomain())));
    switch (wish.template()) {
      case SOURCE_GENERATED -> files.addAll(folder, Skeleton.SOURCE_GENERATED.files(values));
      case SOURCE_FILES -> fromFiles(wish);
      case SOURCE_DATABASE -> fromDatabase(wish);
      case AGGREGATE -> derived(wish.reads(), "One row for each group of what it reads.");
      case CONSUMER -> derived(wish.reads(), "Shaped for those who use it.");
    }
    files.addAll(folder, Skeleton.PRODUCT.files(values));
    return this;
  }

  private Map<String, String> ofDomain() {
    Map<String, String> domain = new HashMap<>(values);
    domain.put("name", value("domain"));
    domain.put("title", Init.title(value("domain")));
    return domain;
  }

  private void fromFiles(Wish wish) {
    if (wish.from() == null) {
      values.put("connection", Optional.ofNullable(wish.connection()).orElseThrow());
      values.put("files", TreeText.scalar(Optional.ofNullable(wish.files()).orElseThrow()));
      files.addAll(folder, Skeleton.SOURCE_FILES.files(values));
      remarks.add("Write the columns of the files into " + folder.resolve(internal()) + ".");
      return;
    }
    NewSource source = NewSource.of(wish.from());
    values.put("files", TreeText.scalar(source.name()));
    values.put("root", TreeText.scalar(source.root()));
    connect(source, wish.connection());
    Map<String, String> texts = new HashMap<>(Skeleton.SOURCE_FILES.files(values));
    SourceFile contract = Optional.ofNullable(wish.contract()).orElseThrow();
    texts.putAll(ContractedProduct.of(contract, value("domain"), value("name"), value("name")));
    files.addAll(folder, texts);
    remarks.add(guessed(folder.resolve("contracts/" + value("name") + ".yaml")));
    remarks.add(source.advice());
  }

  private static String guessed(Path contracts) {
    return "Read "
        + contracts
        + ": that is what others may rely on; what was guessed says so (weft.guess).";
  }

  private void fromDatabase(Wish wish) {
    NewDatabase database = Optional.ofNullable(wish.database()).orElseThrow();
    var tables = new DatabaseTables(wish.tables());
    Optional<String> known =
        Optional.ofNullable(wish.connection()).or(() -> around.findConnection(database::isAt));
    String connection = known.orElseGet(() -> around.freeConnection("database"));
    values.put("connection", connection);
    if (known.isEmpty()) {
      values.putAll(database.values(connection));
      declare(database.template());
      remarks.add(database.advice(connection));
    }
    values.put("captures", tables.captures(connection));
    values.put("tables", tables.tables());
    values.put("ports", tables.ports(value("domain"), value("name")));
    files.addAll(folder, Skeleton.SOURCE_DATABASE.files(values));
    files.addAll(folder, tables.files(value("domain"), value("name")));
    remarks.add(guessed(folder.resolve("contracts")));
  }

  private void connect(NewSource source, @Nullable String named) {
    var there = new Endpoint.Files(source.root());
    Optional<String> known =
        Optional.ofNullable(named).or(() -> around.findConnection(there::equals));
    if (known.isPresent()) {
      values.put("connection", known.get());
      return;
    }
    values.put("connection", around.freeConnection("files"));
    declare("files.yaml");
  }

  private void declare(String template) {
    String text = Skeleton.CONNECTION.files(values).getOrDefault(template, "");
    if (around.mesh().isPresent()) {
      files.add(around.connections().resolve(value("connection") + ".yaml"), text);
    } else {
      remarks.add("Declare in the mesh, as connections/" + value("connection") + ".yaml:");
      text.lines().forEach(line -> remarks.add("  " + line));
    }
  }

  private String internal() {
    return "internal/raw_" + value("name") + ".yaml";
  }

  private void derived(List<ReadTable> reads, String what) {
    values.put("what", what);
    values.put("note", "");
    values.put(
        "inputs",
        reads.stream()
            .map(ReadTable::inputPort)
            .collect(Collectors.joining("", "inputPorts:\n", "")));
    values.put("columns", reads.stream().map(ReadTable::property).collect(Collectors.joining()));
    values.put("counts", reads.stream().map(ReadTable::count).collect(Collectors.joining(",\n")));
    files.addAll(folder, Skeleton.DERIVED.files(values));
    remarks.add("Say in " + folder.resolve("sql/" + value("name") + ".sql") + " what it tells.");
    reads.stream()
        .map(ReadTable::product)
        .filter(product -> !product.domain().equals(value("domain")))
        .distinct()
        .forEach(
            product ->
                remarks.add(
                    "Ask for "
                        + product
                        + ", once this is applied: weft access request "
                        + product
                        + " --for product:"
                        + value("domain")
                        + "/"
                        + value("name")
                        + " --purpose exploration --reason …"));
  }
}
