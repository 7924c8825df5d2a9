package dev.weft.cli.folder;

import dev.weft.cli.failure.CliErrors;
import dev.weft.formats.edit.EditableFile;
import dev.weft.formats.edit.Tree;
import dev.weft.formats.edit.TreeText;
import dev.weft.formats.exchange.PlainLetters;
import dev.weft.model.document.SourceFile;
import dev.weft.model.mesh.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What the contract of a file becomes in a product: the contract of its port, the contract of the
/// capture that fills it, and the statement between them.
final class ContractedProduct {

  /// What the capture keeps of a column: its type, not what is promised of its values.
  private static final Set<String> TYPE =
      Set.of("logicalType", "physicalType", "properties", "items", "map");

  private static final Set<String> TYPE_OPTIONS = Set.of("format", "timezone", "defaultTimezone");

  /// Fine names elsewhere, but the engine takes them for something else: functions without
  /// brackets, the beginning of a moment in the past, words of joins and operators.
  private static final Set<String> TAKEN_OTHERWISE =
      Set.of(
          "anti",
          "asof",
          "at",
          "authorization",
          "binary",
          "collation",
          "concurrently",
          "current_catalog",
          "current_role",
          "current_schema",
          "freeze",
          "generated",
          "glob",
          "ilike",
          "isnull",
          "notnull",
          "overlaps",
          "positional",
          "semi",
          "session_user",
          "similar",
          "tablesample",
          "try_cast",
          "user",
          "verbose");

  private static final String VERSION = "v3.1.0";
  private static final Pattern LETTERS = Pattern.compile("[^a-z0-9]+");

  private final String domain;
  private final String product;
  private final String name;
  private final List<Column> columns = new ArrayList<>();

  /// @param name valid in SQL
  /// @param source as the file spells it
  private record Column(String name, String source, Tree.Fields guessed) {}

  private ContractedProduct(String domain, String product, String name) {
    this.domain = domain;
    this.product = product;
    this.name = name;
  }

  /// Path in the product's folder to text.
  ///
  /// @param contract with one table
  /// @param name of the table in the product
  static Map<String, String> of(SourceFile contract, String domain, String product, String name) {
    Tree.Fields guessed = read(contract);
    var made = new ContractedProduct(domain, product, name);
    made.add(guessed.at("/schema/0/properties").orElse(new Tree.Items(List.of())));
    Map<String, String> files = new LinkedHashMap<>();
    files.put("contracts/" + name + ".yaml", made.promise(guessed));
    files.put("internal/raw_" + name + ".yaml", made.capture());
    files.put("sql/" + name + ".sql", made.statement());
    return files;
  }

  private static Tree.Fields read(SourceFile contract) {
    return EditableFile.of(contract)
        .filter(editable -> editable.documents().size() == 1)
        .map(editable -> editable.documents().getFirst())
        .filter(document -> document.text("kind").orElse("").equals("DataContract"))
        .filter(document -> document.at("/schema/0/properties/0").isPresent())
        .filter(document -> document.at("/schema/1").isEmpty())
        .orElseThrow(
            () ->
                CliErrors.usage(
                    contract.path() + " is no contract with one table",
                    "See what is wrong with it: weft contract lint " + contract.path() + "."));
  }

  private void add(Tree properties) {
    if (!(properties instanceof Tree.Items(List<Tree> items))) {
      return;
    }
    Set<String> taken = new LinkedHashSet<>();
    for (Tree item : items) {
      if (item instanceof Tree.Fields column) {
        String source = column.text("physicalName").or(() -> column.text("name")).orElse("");
        columns.add(new Column(free(column.text("name").orElse(source), taken), source, column));
      }
    }
  }

  /// The name as SQL takes it without quotes, once.
  static String free(String text, Set<String> taken) {
    String plain = LETTERS.matcher(PlainLetters.of(text).toLowerCase(Locale.ROOT)).replaceAll("_");
    String inner = plain.replaceAll("^_+|_+$", "");
    String begun = inner.matches("[a-z].*") ? inner : "c_" + inner;
    String cut = begun.substring(0, Math.min(50, begun.length()));
    String valid = Names.isValid(cut) && !TAKEN_OTHERWISE.contains(cut) ? cut : cut + "_";
    String free = valid;
    for (int i = 2; !taken.add(free); i++) {
      free = valid + "_" + i;
    }
    return free;
  }

  private String promise(Tree.Fields guessed) {
    List<Tree> properties = columns.stream().map(ContractedProduct::promised).toList();
    List<Tree.Field> table = new ArrayList<>();
    table.add(Tree.field("name", name));
    table.add(Tree.field("logicalType", "object"));
    guessed
        .at("/schema/0/description")
        .ifPresent(text -> table.add(new Tree.Field("description", text)));
    table.add(Tree.field("properties", new Tree.Items(properties)));
    guessed.at("/schema/0/quality").ifPresent(rules -> table.add(new Tree.Field("quality", rules)));
    return "# Open Data Contract Standard: what readers may rely on\n"
        + TreeText.yaml(
            document(guessed.text("apiVersion").orElse(VERSION), name, List.of(), table));
  }

  private static Tree promised(Column column) {
    List<Tree.Field> fields = named(column);
    for (Tree.Field field : column.guessed().fields()) {
      if (!Set.of("id", "name", "physicalName", "classification").contains(field.key())) {
        fields.add(field);
      }
    }
    return new Tree.Fields(fields);
  }

  private static List<Tree.Field> named(Column column) {
    List<Tree.Field> fields = new ArrayList<>();
    fields.add(Tree.field("id", column.name()));
    fields.add(Tree.field("name", column.name()));
    fields.add(Tree.field("classification", "internal"));
    return fields;
  }

  private String capture() {
    List<Tree> properties = columns.stream().map(ContractedProduct::captured).toList();
    List<Tree.Field> table = new ArrayList<>();
    table.add(Tree.field("name", "raw_" + name));
    table.add(Tree.field("logicalType", "object"));
    table.add(Tree.field("properties", new Tree.Items(properties)));
    Tree internal =
        Tree.Fields.of(
            Tree.field("property", "weft.internal"), Tree.field("value", Tree.flag(true)));
    return "# What the capture brings in: types and labels, read only inside this product\n"
        + TreeText.yaml(
            document(
                VERSION,
                "raw_" + name,
                List.of(Tree.field("customProperties", Tree.Items.of(internal))),
                table));
  }

  private static Tree captured(Column column) {
    List<Tree.Field> fields = named(column);
    if (!column.source().equals(column.name())) {
      fields.add(Tree.field("physicalName", column.source()));
    }
    for (Tree.Field field : column.guessed().fields()) {
      if (TYPE.contains(field.key())) {
        fields.add(field);
      } else if (field.key().equals("logicalTypeOptions")
          && field.value() instanceof Tree.Fields(List<Tree.Field> options)) {
        List<Tree.Field> kept =
            options.stream().filter(option -> TYPE_OPTIONS.contains(option.key())).toList();
        if (!kept.isEmpty()) {
          fields.add(new Tree.Field("logicalTypeOptions", new Tree.Fields(kept)));
        }
      }
    }
    return new Tree.Fields(fields);
  }

  private Tree.Fields document(
      String version, String table, List<Tree.Field> more, List<Tree.Field> schema) {
    List<Tree.Field> fields = new ArrayList<>();
    fields.add(Tree.field("apiVersion", version));
    fields.add(Tree.field("kind", "DataContract"));
    fields.add(Tree.field("id", domain + "." + product + "." + table));
    fields.add(Tree.field("name", table));
    fields.add(Tree.field("version", "1.0.0"));
    fields.add(Tree.field("status", "draft"));
    fields.addAll(more);
    fields.add(Tree.field("schema", Tree.Items.of(new Tree.Fields(schema))));
    return new Tree.Fields(fields);
  }

  private String statement() {
    StringBuilder sql = new StringBuilder("-- own tables by bare name, other products as");
    sql.append(" domain.product.table\nselect\n");
    for (int i = 0; i < columns.size(); i++) {
      sql.append("  ").append(columns.get(i).name()).append(i < columns.size() - 1 ? ",\n" : "\n");
    }
    return sql.append("from raw_").append(name).append('\n').toString();
  }
}
