package dev.weft.usecases.product;

import dev.weft.catalog.registry.BlobWriter;
import dev.weft.formats.folder.Understood;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/// One word for a folder's content and everything a plan read.
final class Fingerprint {

  private Fingerprint() {}

  static String of(Understood understood, SortedMap<String, String> reads) {
    var lines = new TreeMap<String, String>(reads);
    var folder = understood.folder();
    folder.mesh().ifPresent(document -> add(lines, document));
    folder.people().forEach(document -> add(lines, document));
    folder.connections().forEach(document -> add(lines, document));
    folder.domains().forEach(document -> add(lines, document));
    folder.agreements().forEach(scoped -> add(lines, scoped.document()));
    folder.policies().forEach(scoped -> add(lines, scoped.document()));
    folder.declassifiers().forEach(scoped -> add(lines, scoped.document()));
    folder.terms().forEach(scoped -> add(lines, scoped.document()));
    folder.rules().forEach(scoped -> add(lines, scoped.document()));
    folder.waivers().forEach(scoped -> add(lines, scoped.document()));
    folder.products().forEach(product -> add(lines, product));
    var text = new StringBuilder();
    lines.forEach((thing, version) -> text.append(thing).append('\t').append(version).append('\n'));
    return BlobWriter.hash(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void add(SortedMap<String, String> lines, Sourced<?> document) {
    lines.put(
        "text " + document.file() + " " + document.kind() + " " + document.name(),
        DocumentPlans.hash(document.text()));
  }

  private static void add(SortedMap<String, String> lines, ProductFolder product) {
    product
        .files()
        .values()
        .forEach(
            file ->
                lines.put(
                    "file " + product.id() + " " + file.path(), BlobWriter.hash(file.bytes())));
  }
}
