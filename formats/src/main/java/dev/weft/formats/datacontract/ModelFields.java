package dev.weft.formats.datacontract;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Carried;
import dev.weft.formats.shape.Field;
import dev.weft.formats.shape.Kind;
import dev.weft.formats.shape.Losses;
import dev.weft.formats.shape.Repeats;
import dev.weft.formats.yaml.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Reads the fields of a model, each with the definition that it refers to.
final class ModelFields {

  /// What definitions inside definitions may become, as a tree.
  private static final int MOST_FIELDS = 20_000;

  private static final int DEEPEST = 48;

  private final Definitions definitions;
  private final FieldReader reader;
  private final Carried carried;
  private final Losses losses;
  private final Repeats repeats = new Repeats();
  private final Deque<String> open = new ArrayDeque<>();
  private int fields;

  /// @param serverType of all servers; empty when they are of several
  ModelFields(Part root, String serverType, Carried carried, Losses losses) {
    this.definitions = new Definitions(root, carried, losses);
    this.reader = new FieldReader(new FieldKinds(this, losses), serverType, carried, losses);
    this.carried = carried;
    this.losses = losses;
  }

  /// The fields of a model, or of a field that has some.
  List<Field> of(Part owner) {
    List<Field> found = new ArrayList<>();
    if (owner.find("fields").orElse(null) instanceof Node.Mapping group) {
      for (Node.Entry entry : group.entries()) {
        if (entry.value() instanceof Node.Mapping mapping) {
          found.add(field(entry.key(), new Part(mapping)));
        } else if (entry.value().isNull()) {
          losses.changed(
              entry.at(), "`" + entry.key() + "` has no type, so it becomes a string", "");
          found.add(Field.of(entry.key(), new Kind.Unknown(""), entry.at()));
        }
      }
    }
    return numbered(found);
  }

  /// The columns of a key in the order in which they are written.
  private static List<Field> numbered(List<Field> found) {
    List<Field> numbered = new ArrayList<>();
    int position = 0;
    for (Field field : found) {
      numbered.add(field.isKey() ? field.withKeyPosition(++position) : field);
    }
    return numbered;
  }

  Field field(String name, Part own) {
    Optional<Part> definition = definitions.of(own);
    boolean endless = definition.map(Part::pointer).filter(open::contains).isPresent();
    boolean much = !definition.map(repeats::admits).orElse(true);
    if (endless || much || ++fields > MOST_FIELDS || open.size() >= DEEPEST) {
      losses.changed(own.place(), "`" + name + "` holds too much, so its inside is left open", "");
      return Field.of(name, new Kind.Unknown(""), own.place());
    }
    List<Part> parts = new ArrayList<>(List.of(own));
    definition.ifPresent(parts::add);
    open.push(definition.map(Part::pointer).orElse(""));
    Field field = reader.read(name, new FieldWords(parts, carried));
    open.pop();
    return field;
  }
}
