package dev.weft.usecases.access;

import dev.weft.catalog.Writing;
import dev.weft.catalog.access.AccessRequest;
import dev.weft.catalog.access.AccessRequest.Declared;
import dev.weft.catalog.registry.DocumentDraft;
import dev.weft.catalog.registry.StoredDocument;
import dev.weft.formats.own.AgreementText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Makes the agreement of a request to which everybody agreed.
final class GrantedRequest {

  private GrantedRequest() {}

  /// The document that asked becomes the agreement as it is written; else one is written.
  ///
  /// @return its id
  /// @throws dev.weft.model.error.WeftException REGISTRY_CHANGED when the agreement has become
  ///   another one since the document asked
  static String store(Writing writing, AccessRequest request) {
    Optional<Declared> declared = request.terms().declared();
    if (declared.isPresent()) {
      put(writing, declared.get(), request.consumer());
      return declared.get().agreement();
    }
    var agreement = RequestedAgreement.of(request);
    String domain = request.product().domain();
    byte[] text = AgreementText.of(agreement).getBytes(StandardCharsets.UTF_8);
    String file = domain + "/agreements/" + agreement.id() + ".yaml";
    String hash = writing.registry().blobs().put(text);
    put(writing, new Declared(agreement.id(), domain, file, hash, 0), request.consumer());
    return agreement.id();
  }

  private static void put(Writing writing, Declared document, String consumer) {
    var key = new StoredDocument.Key(document.scope(), "Agreement", document.agreement());
    var draft =
        new DocumentDraft(key, document.file(), document.hash(), false, Optional.of(consumer));
    writing.registry().putDocument(draft, document.replaces());
  }
}
