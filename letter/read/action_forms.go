package read

// actsFormsEN are further phrases that name acts.
var actsFormsEN = []actLine{
	{"sanction-or-measure", 3, `delivery of weapons|delivery of arms|deliveries of weapons|deliveries of arms|deliver arms|deliver weapons|arms deliveries|weapons deliveries|arms transfers|arms shipments|supply of arms|supply of weapons|supplying arms|supplying weapons|sending weapons|sending arms|
		arms trade|licences for arms|end all support|end support for|end its support for|end your support for|stop servicing|end all updates|lend its name|lend your name|lend their name|joint statement|co-sponsor*|cosponsor*|cancel your visit|cancel this visit|cancel the visit|cancel your trip|
		call off your visit|call off the visit|stay away from|suspend their orders|suspend orders|suspend their contracts|suspend their purchases|stop buying|stop paying for|end the training|stop training`},
	{"convene", 3, `bargaining table|negotiating table|back to the table|return to the table|come to the table|sit down with|go back to talks|return to talks`},
	{"protect", 3, `measures of protection|protection measures|protective measures|be brought to safety|be taken to safety|brought to safety|bring to safety|bring them to safety|bring him to safety|bring her to safety|taken to safety|police protection|place of safety`},
	{"other", 3, `allocation of funds|allocate funds|allocate money|funds for|return of the licence|return of the license|return the licence|return the license|return his licence|return her licence|return its licence|restore its licence|restore the licence|give back the licence`},
	{"protect", 2, `medicine|medicines|medication|surgery|operation he needs|operation she needs|dialysis|insulin`},
	{"allow-access", 3, `into the cell|into the cells|into the prison|into the prisons|into the camp|into the camps|into the hospitals|into his cell|into her cell`},
}

var actsFormsFR = []actLine{
	{"other", 3, `allocation de fonds|allouer des fonds|restituer la licence|rendre la licence|restitution de la licence|rendre leur licence`},
	{"sanction-or-measure", 3, `renoncer a ce voyage|renoncer au voyage|renoncer a votre voyage|renoncer a cette visite|renoncer a votre visite|renoncer a vous rendre|annuler ce voyage|annuler votre voyage|annuler votre visite|annuler cette visite|annuler la visite|
		livraisons d' armes|livraison d' armes|livrer des armes|ventes d' armes|vente d' armes|exportations d' armes|transferts d' armes|declaration commune|declaration conjointe`},
	{"allow-access", 3, `puisse le voir|puisse la voir|puissent le voir|puissent la voir|puissent les voir|lui rendre visite|leur rendre visite|droit de visite`},
	{"convene", 3, `table des negociations|table de negociation|s' asseoir a la table|s' asseoir avec`},
	{"protect", 3, `mesures de protection|mesure de protection|mise en securite|mettre en securite|mis en securite|mettre a l' abri`},
}

var actsFormsES = []actLine{
	{"other", 3, `asignacion de fondos|asignar fondos|asignen fondos|devuelvan la matricula|devolver la matricula|devuelva la licencia|devuelvan la licencia|devolver la licencia|restituir la licencia|devolver la personeria|devuelvan la personeria`},
	{"sanction-or-measure", 3, `cancelar su viaje|cancelar su visita|cancele su visita|cancele su viaje|renunciar a la visita|renunciar al viaje|entrega de armas|envio de armas|venta de armas|exportacion de armas|transferencia de armas|declaracion conjunta`},
	{"convene", 3, `mesa de negociacion|mesa de negociaciones|mesa de dialogo|sentarse a la mesa|sentarse con|se siente con|se sienten con`},
	{"protect", 3, `medidas de proteccion|medida de proteccion|poner a salvo|pongan a salvo|puestos a salvo`},
}

// pastName goes over the rest of the name of the one asked, where it ran on behind a link: "the Ombudsman for the Defence of Human
// Rights". Its words are no act.
func pastName(t []tok, a *ask, i int) int {
	if !a.hasObj() || a.obj[1] != i || i >= a.comp[1] {
		return i
	}
	switch t[i].w {
	case "para", "for", "pour", "de", "del", "of", "du":
	default:
		return i
	}
	last := i
	for k := i + 1; k < a.comp[1]; k++ {
		switch {
		case t[k].cap && t[k].kind == word:
			last = k + 1
		case !nameLinks[t[k].w] || t[k].kind == punct:
			return max(last, i)
		}
	}
	return i
}
