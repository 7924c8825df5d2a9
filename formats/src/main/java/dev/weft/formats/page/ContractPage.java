package dev.weft.formats.page;

import dev.weft.formats.page.Block.Fact;
import dev.weft.formats.page.Block.Facts;
import dev.weft.formats.page.Block.Grid;
import dev.weft.formats.page.Block.Heading;
import dev.weft.formats.page.Block.Outline;
import dev.weft.formats.page.Block.Paragraph;
import dev.weft.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Lays a contract out as a page. Nothing is left out: what has no place of its own stands in a
/// table or an outline under its name. For one contract.
public final class ContractPage {

  private final Value.Fields contract;
  private final List<Block> blocks = new ArrayList<>();

  private ContractPage(Value.Fields contract) {
    this.contract = contract;
  }

  /// The page of a contract, as Markdown of GitHub's flavour.
  public static String markdown(Value.Fields contract) {
    return MarkdownText.of(blocks(contract));
  }

  /// The page of a contract, as one HTML file without scripts that loads nothing.
  public static String html(Value.Fields contract) {
    return HtmlText.of(title(contract), blocks(contract));
  }

  private static List<Block> blocks(Value.Fields contract) {
    var page = new ContractPage(contract);
    page.lay();
    return page.blocks;
  }

  private static String title(Value.Fields contract) {
    return Stream.of("name", "id")
        .map(contract.fields()::get)
        .filter(Objects::nonNull)
        .filter(Words::isScalar)
        .map(Words::text)
        .findFirst()
        .orElse("Contract");
  }

  private void lay() {
    blocks.add(new Heading(1, title(contract)));
    Map<String, Value> rest = new LinkedHashMap<>(contract.fields());
    blocks.add(new Facts(facts(rest)));
    Value description = rest.remove("description");
    if (description != null) {
      description(description);
    }
    if (rest.get("schema") instanceof Value.Items(List<Value> tables)) {
      rest.remove("schema");
      tables.forEach(this::table);
    }
    rest.forEach((key, value) -> section(2, key, value));
  }

  /// Takes everything short away from `rest`.
  private static List<Fact> facts(Map<String, Value> rest) {
    List<Fact> facts = new ArrayList<>();
    Map<String, Value> all = new LinkedHashMap<>(rest);
    all.forEach(
        (key, value) -> {
          if (Words.isShort(value) && !key.equals("description")) {
            facts.add(new Fact(Words.title(key), Words.text(value)));
            rest.remove(key);
          }
        });
    return facts;
  }

  private void description(Value description) {
    if (!(description instanceof Value.Fields(Map<String, Value> fields))) {
      blocks.add(new Paragraph("", Words.text(description)));
      return;
    }
    fields.forEach(
        (key, value) -> {
          if (Words.isScalar(value)) {
            blocks.add(new Paragraph(Words.title(key), Words.text(value)));
          } else {
            section(2, key, value);
          }
        });
  }

  private void table(Value value) {
    if (!(value instanceof Value.Fields(Map<String, Value> fields))) {
      section(2, "schema", value);
      return;
    }
    Map<String, Value> rest = new LinkedHashMap<>(fields);
    Value name = rest.remove("name");
    blocks.add(new Heading(2, name == null ? "Table" : Words.text(name)));
    Value description = rest.remove("description");
    if (description != null) {
      blocks.add(new Paragraph("", Words.text(description)));
    }
    Value properties = rest.remove("properties");
    List<Fact> facts = facts(rest);
    if (!facts.isEmpty()) {
      blocks.add(new Facts(facts));
    }
    if (properties != null) {
      var columns = new Columns();
      columns.add(properties);
      blocks.addAll(columns.blocks());
    }
    rest.forEach((key, inner) -> section(3, key, inner));
  }

  private void section(int level, String key, Value value) {
    blocks.add(new Heading(level, Words.title(key)));
    if (value instanceof Value.Items(List<Value> items) && isGrid(items)) {
      blocks.add(grid(items));
    } else if (Words.isScalar(value)) {
      blocks.add(new Paragraph("", Words.text(value)));
    } else {
      blocks.add(new Outline(Words.outline(value)));
    }
  }

  /// Entries of short parts, alike enough to share the heads of a few columns.
  private static boolean isGrid(List<Value> items) {
    Set<String> heads = heads(items);
    return !items.isEmpty()
        && heads.size() <= 6
        && items.stream()
            .allMatch(
                item ->
                    item instanceof Value.Fields(Map<String, Value> fields)
                        && fields.values().stream().allMatch(Words::isShort));
  }

  private static Set<String> heads(List<Value> items) {
    Set<String> heads = new LinkedHashSet<>();
    for (Value item : items) {
      if (item instanceof Value.Fields(Map<String, Value> fields)) {
        heads.addAll(fields.keySet());
      }
    }
    return heads;
  }

  private static Grid grid(List<Value> items) {
    Set<String> heads = heads(items);
    List<List<String>> rows = new ArrayList<>();
    for (Value item : items) {
      if (item instanceof Value.Fields(Map<String, Value> fields)) {
        rows.add(
            heads.stream()
                .map(head -> Words.text(fields.getOrDefault(head, new Value.Nothing())))
                .toList());
      }
    }
    return new Grid(heads.stream().map(Words::title).toList(), rows);
  }
}
