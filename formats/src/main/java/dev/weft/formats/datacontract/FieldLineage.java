package dev.weft.formats.datacontract;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Carried;
import dev.weft.formats.shape.Field;
import dev.weft.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads where a field comes from; how directly it does has no word in ODCS.
record FieldLineage(Carried carried) {

  Field read(Field field, FieldWords words) {
    List<Value> sources = new ArrayList<>();
    List<String> steps = new ArrayList<>();
    for (Part part : words.parts()) {
      Optional<Part> lineage = part.part("lineage");
      lineage
          .map(l -> l.parts("inputFields"))
          .orElse(List.of())
          .forEach(i -> input(i, sources, steps));
      lineage.ifPresent(l -> taken(l, "transformationDescription").ifPresent(steps::add));
    }
    Field changed = field;
    if (!sources.isEmpty()) {
      changed = changed.with("transformSourceObjects", new Value.Items(sources));
    }
    return steps.isEmpty()
        ? changed
        : changed.with("transformDescription", new Value.Text(String.join("; ", steps)));
  }

  private void input(Part input, List<Value> sources, List<String> steps) {
    List<String> path = new ArrayList<>();
    for (String word : List.of("namespace", "name", "field")) {
      taken(input, word).ifPresent(path::add);
    }
    if (!path.isEmpty()) {
      sources.add(new Value.Text(String.join(".", path)));
    }
    input.parts("transformations").forEach(s -> taken(s, "description").ifPresent(steps::add));
  }

  private Optional<String> taken(Part part, String word) {
    Optional<String> text = part.text(word);
    text.ifPresent(found -> carried.take(part.pointer(), word));
    return text;
  }
}
