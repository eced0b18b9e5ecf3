-- What a filing writes, as the server's log of statements shows it: its draft (here in the same transaction), its number,
-- what it freezes, its line in the journal, what will leave (noted as already gone, so that no relay takes it).
BEGIN;
SELECT id, arrondissement, complements, completude_avant, correction, cout_global, cree_le, decision, depose_le, echeance, etat, evaluation, importe, instructeur, instructeur_nom, intitule, modifie_le, modifie_par, montant_demande, montant_maximum, numero, organisation, organisation_code, organisation_nature, organisation_nom, population, recevable, reference, rejet_implicite_le, saisie, session, supprime_le, suspendu_depuis, texte, theme, version
FROM dossier WHERE reference = :numero OR numero = :numero;
SELECT numero, effet, motif, empreinte FROM reglement_version ORDER BY effet;
SELECT nature, code, nom, siren, population_municipale, population_totale, departement, arrondissement, codes_postaux,
       millesime
FROM collectivite
WHERE millesime = (SELECT coalesce(max(annee) FILTER (WHERE annee <= 2021), min(annee)) FROM millesime)
  AND nature = 'COMMUNE' AND code = '18033';
SELECT numero FROM dossier
WHERE organisation = 'COMMUNE:18033' AND theme = 'RELATION_USAGERS_COMMUNICATION' AND depose_le < now()
  AND etat NOT IN ('DESISTEMENT', 'REORIENTE')
ORDER BY numero;
INSERT INTO dossier (version, reference, etat, organisation, organisation_nature, organisation_code, organisation_nom,
                     arrondissement, population, intitule, theme, saisie, importe, texte, cree_le, cree_par, modifie_le,
                     modifie_par)
SELECT 0, gen_random_uuid(), 'BROUILLON', 'MESURE', organisation_nature, organisation_code, organisation_nom, arrondissement,
       population, intitule, theme, saisie, false, texte, now(), cree_par, now(), modifie_par
FROM dossier WHERE numero = :numero
RETURNING id AS nouveau \gset
UPDATE numerotation SET dernier = dernier + 1 WHERE exercice = 2021;
SELECT dernier FROM numerotation WHERE exercice = 2021 \gset
INSERT INTO depot (accuse, courriel, depose_le, evaluation, millesime, numero, par, population, porteur, saisie,
                   version_reglement, dossier)
SELECT accuse, courriel, now(), evaluation, millesime, '18-2021-' || :dernier, par, population, porteur, saisie,
       version_reglement, :nouveau
FROM depot WHERE numero = :numero;
UPDATE dossier d
SET etat = 'DEPOSE', numero = '18-2021-' || :dernier, depose_le = now(), evaluation = m.evaluation,
    recevable = m.recevable, cout_global = m.cout_global, montant_demande = m.montant_demande,
    montant_maximum = m.montant_maximum, session = m.session, completude_avant = m.completude_avant,
    rejet_implicite_le = m.rejet_implicite_le, echeance = m.echeance, modifie_le = now(), version = 1
FROM dossier m WHERE d.id = :nouveau AND d.version = 0 AND m.numero = :numero;
SELECT rang FROM journal ORDER BY rang DESC FETCH FIRST 1 ROWS ONLY \gset
INSERT INTO journal (rang, le, auteur, auteur_nom, objet, action, avant, apres, empreinte)
VALUES (:rang::bigint + 1, now(), 'mesure', 'Mesure', 'dossier/' || :nouveau, 'DEPOSE', '{"etat":"BROUILLON"}',
        '{"etat":"DEPOSE"}', repeat('0', 64))
ON CONFLICT (rang) DO NOTHING;
INSERT INTO sortie (contenu, depose_le, essais, prochain_essai, remis_le, type)
SELECT saisie, now(), 1, now(), now(), 'INDEX_DOSSIER' FROM depot WHERE dossier = :nouveau;
INSERT INTO sortie (contenu, depose_le, essais, prochain_essai, remis_le, type)
VALUES (repeat('x', 900), now(), 1, now(), now(), 'COURRIEL');
INSERT INTO sortie (contenu, depose_le, essais, prochain_essai, remis_le, type)
VALUES (repeat('x', 900), now(), 1, now(), now(), 'COURRIEL');
COMMIT;
