-- What one dossier asks for, as the server's log of statements shows it.
BEGIN;
SELECT id, arrondissement, complements, completude_avant, correction, cout_global, cree_le, decision, depose_le, echeance, etat, evaluation, importe, instructeur, instructeur_nom, intitule, modifie_le, modifie_par, montant_demande, montant_maximum, numero, organisation, organisation_code, organisation_nature, organisation_nom, population, recevable, reference, rejet_implicite_le, saisie, session, supprime_le, suspendu_depuis, texte, theme, version
FROM dossier WHERE reference = :numero OR numero = :numero;
SELECT p.dossier, p.accuse, p.courriel, p.depose_le, p.evaluation, p.fichier, p.importe_le, p.importe_par, p.ligne,
       p.millesime, p.numero, p.origine_guichet, p.origine_numero, p.par, p.population, p.porteur, p.saisie,
       p.version_reglement
FROM depot p WHERE p.dossier = (SELECT id FROM dossier WHERE numero = :numero);
COMMIT;
