package dev.weft.formats.datacontract;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Carried;
import dev.weft.model.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the terms of use as a contract's description: what it may be used for, and the policies
/// that hold.
final class TermsReader {

  private final Carried carried;

  TermsReader(Carried carried) {
    this.carried = carried;
  }

  Optional<Value> read(Part root) {
    Map<String, Value> description = new LinkedHashMap<>();
    Optional<Part> terms = root.part("terms");
    for (String word : List.of("usage", "limitations")) {
      terms
          .flatMap(part -> taken(part, word))
          .ifPresent(text -> description.put(word, new Value.Text(text.strip())));
    }
    var extras = new Extras(carried);
    terms.ifPresent(part -> part.parts("policies").forEach(policy -> policy(policy, extras)));
    description.putAll(extras.fields());
    return description.isEmpty() ? Optional.empty() : Optional.of(new Value.Fields(description));
  }

  /// A policy without an address is none that ODCS could refer to.
  private void policy(Part policy, Extras extras) {
    Optional<String> url = taken(policy, "url");
    if (url.isEmpty()) {
      return;
    }
    // the text of the specification has names, its schema types
    Optional<String> type = taken(policy, "type");
    Optional<String> name = taken(policy, "name");
    String description =
        Stream.of(type.flatMap(t -> name), taken(policy, "description"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(": "));
    extras.definition(type.or(() -> name).orElse("policy"), url.get(), description);
  }

  private Optional<String> taken(Part part, String word) {
    Optional<String> text = part.text(word);
    text.ifPresent(found -> carried.take(part.pointer(), word));
    return text;
  }
}
