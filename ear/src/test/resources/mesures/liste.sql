-- What a page of a list asks for, as the server's log of statements shows it.
BEGIN;
SELECT numero, effet, motif, empreinte FROM reglement_version ORDER BY effet;
SELECT d.reference, d.numero, d.etat, d.version, d.organisation_nature, d.organisation_code, d.organisation_nom,
       d.arrondissement, d.population, d.intitule, d.theme, d.depose_le, d.session, d.recevable, d.cout_global,
       d.montant_demande, d.montant_maximum, d.instructeur_nom, d.echeance, d.importe, d.modifie_le
FROM dossier d WHERE d.supprime_le IS NULL AND ((d.etat <> 'BROUILLON') OR d.organisation IN (''))
ORDER BY d.depose_le DESC, d.id OFFSET 0 LIMIT 50;
SELECT count(*) AS total, coalesce(sum(d.montant_demande), 0) AS demande, coalesce(sum(d.montant_maximum), 0) AS maximum
FROM dossier d WHERE d.supprime_le IS NULL AND ((d.etat <> 'BROUILLON') OR d.organisation IN (''));
COMMIT;
