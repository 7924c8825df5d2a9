package dev.weft.formats.folder;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.finding.Guess;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Place;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.mesh.Member;
import dev.weft.model.mesh.Mesh;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Words that `mesh.yaml` defines for everybody: labels, purposes, attributes.
final class VocabularyRules {

  private final Mesh mesh;
  private final MeshFolder folder;
  private final Findings findings;
  private final List<String> labels;

  VocabularyRules(Mesh mesh, MeshFolder folder, Findings findings) {
    this.mesh = mesh;
    this.folder = folder;
    this.findings = findings;
    this.labels = mesh.labels().stream().flatMap(family -> family.order().stream()).toList();
  }

  void check() {
    folder.mesh().ifPresent(source -> members(source, source.value().members()));
    folder.domains().forEach(domain -> members(domain, domain.value().members()));
    folder
        .agreements()
        .forEach(
            agreement ->
                purposes(
                    agreement.document(), "/purposes/", agreement.document().value().purposes()));
    folder.people().forEach(this::attributes);
    for (ProductFolder product : folder.products()) {
      product.contracts().values().forEach(this::labels);
      product.internals().values().forEach(this::labels);
    }
  }

  private void members(Sourced<?> document, List<Member> members) {
    for (int i = 0; i < members.size(); i++) {
      purposes(document, "/members/" + i + "/purposes/", members.get(i).purposes());
    }
  }

  private void purposes(Sourced<?> document, String pointer, List<String> purposes) {
    for (int i = 0; i < purposes.size(); i++) {
      known("purpose", purposes.get(i), mesh.purposes().keySet(), document.at(pointer + i));
    }
  }

  private void attributes(Sourced<dev.weft.model.mesh.Person> person) {
    person
        .value()
        .attributes()
        .forEach(
            (name, values) -> {
              Place place = person.at("/attributes/" + name);
              known("attribute", name, mesh.attributes().keySet(), place);
              String type = mesh.attributes().getOrDefault(name, "[");
              if (!type.startsWith("[") && values.size() != 1) {
                findings.error(
                    ErrorCode.DOC_VALUE,
                    place,
                    "The attribute `" + name + "` has one value, not " + values.size(),
                    "Write one value, or declare it as [" + type + "] in mesh.yaml");
              }
            });
  }

  private void labels(Sourced<Contract> contract) {
    for (SchemaObject object : contract.value().objects()) {
      for (Property property : object.properties()) {
        labels(contract, property);
      }
    }
  }

  private void labels(Sourced<Contract> contract, Property property) {
    Place custom = contract.at(property.pointer() + "/customProperties");
    Place place = contract.at(property.pointer() + "/classification");
    Map<String, String> byFamily = new HashMap<>();
    List<String> all = new ArrayList<>(property.labels());
    property.classification().ifPresent(all::addFirst);
    for (int i = 0; i < all.size(); i++) {
      String label = all.get(i);
      Place at = i == 0 && property.classification().isPresent() ? place : custom;
      known("label", label, labels, at);
      String family = mesh.familyOf(label).map(LabelFamily::name).orElse(label);
      String before = byFamily.putIfAbsent(family, label);
      if (before != null) {
        findings.error(
            ErrorCode.DOC_VALUE,
            at,
            "`"
                + property.name()
                + "` has two labels of one family, `"
                + before
                + "` and `"
                + label
                + "`",
            "Keep the higher one");
      }
    }
  }

  private void known(String thing, String word, java.util.Collection<String> words, Place place) {
    if (!words.contains(word)) {
      findings.error(
          ErrorCode.DOC_REFERENCE,
          place,
          "mesh.yaml knows no " + thing + " `" + word + "`",
          Guess.hint(
              word,
              words,
              words.isEmpty()
                  ? "Declare it in mesh.yaml"
                  : "It knows " + String.join(", ", words)));
    }
  }
}
