package read

// want is one demand expected: words that its quote begins with or holds, a name that the asked holds, and the act.
type want struct {
	quote, asked, action string
	strength             Strength // Explicit when empty
}

// letters are invented texts, one or more for each way of asking, each hard case and each kind of text that asks nothing.
var asksEN = []struct {
	name, text string
	want       []want
}{
	{"a named body and an infinitive", `Dear Prime Minister,

Three teachers have been held in Norland since March. We urge the Malian government to release the three teachers at once.

Sincerely,
Jane Roe`, []want{{"We urge the Malian", "Malian government", "release", ""}}},
	{"you and an infinitive", `Dear Ambassador,

I am troubled by the closing of two radio stations in Uganda. I therefore ask you to raise the matter with the authorities in Kampala.

Yours sincerely,
John Doe`, []want{{"I therefore ask you", "Ambassador", "sanction-or-measure", ""}}},
	{"nominal, without an actor", `The family of Omar Diallo, a farmer held in Guinea for a year, is in despair. The Guinean government has said nothing.

We demand the immediate and unconditional release of Omar Diallo.

Association of Farmers of the River`, []want{{"We demand the immediate", "Guinea", "release", ""}}},
	{"indirect", `Dear Minister Larsen,

We call on you to press the Egyptian government to lift the ban on travel of Mona Said.

Respectfully,
PEN Iceland`, []want{{"We call on you", "Larsen", "drop-charges", ""}}},
	{"a that-clause", `We, writers of six countries, have followed the trial in Izmir.

We demand that the Turkish authorities drop all charges against the publisher Ece Kara.

Writers for Peace`, []want{{"We demand that", "Turkish authorities", "drop-charges", ""}}},
	{"a that-clause in the passive", `Dear Minister of Justice of Kenya,

I request that the officers who beat the students be prosecuted without delay.

Yours,
Ann Other`, []want{{"I request that", "Minister of Justice", "investigate", ""}}},
	{"please and an imperative", `Dear President,

My brother Ali Reza has been in prison in Iran for six years. Please release my brother so that he can see his daughter.

With respect,
Sara Reza`, []want{{"Please release", "President", "release", ""}}},
	{"you must", `Dear President Okoro,

Floods have taken the homes of ten thousand people. You must repeal the decree that forbids aid groups to enter the delta.

Signed,
River Network`, []want{{"You must repeal", "Okoro", "repeal-or-amend-law", Soft}}},
	{"a hope is the only request", `Dear Prime Minister,

We thank you for receiving us in June. We hope that the Government of Nepal will ratify the Convention against Torture before the next session.

Yours sincerely,
Lawyers of the Hills`, []want{{"We hope that", "Government of Nepal", "ratify-or-renew", Soft}}},
	{"the sender in the third person", `The undersigned organizations are calling on the government of Thailand to withdraw the draft law on associations.

Signed:
Asia Forum
Mekong Watch Group
Women of the North`, []want{{"The undersigned", "government of Thailand", "repeal-or-amend-law", ""}}},
	{"an organisation by its name", `PEN Andorra condemns the arrest of the poet Li Wen. PEN Andorra calls on the Chinese authorities to release Li Wen and to drop all charges.`, []want{{"PEN Andorra calls on", "Chinese authorities", "release", ""}}},
	{"bullets under a lead-in", `Dear Minister,

Dozens of miners were beaten on 3 May.

We call on the Zambian government to:

- investigate the beatings and bring those responsible to justice;
- release the miners who are still held;
- allow lawyers to visit them.

Yours faithfully,
Miners United`, []want{
		{"investigate the beatings", "Zambian government", "investigate", ""},
		{"release the miners", "Zambian government", "release", ""},
		{"allow lawyers", "Zambian government", "allow-access", ""},
	}},
	{"numbers under a lead-in", `We, the undersigned, therefore urge you to:

1. Ratify the Optional Protocol to the Convention against Torture.
2. Publish the report on the deaths in custody.

To: The President of the Senate of Chile

Signed by:
Group A of Santiago`, []want{{"Ratify the Optional", "President", "ratify-or-renew", ""}, {"Publish the report", "President", "publish-or-disclose", ""}}},
	{"items without marks", `The opposition has been silenced in Gabon.

The undersigned ask the African Union to:

send observers to the election in August;

convene an urgent summit on the crisis;

suspend the membership of the junta until it steps down.

Signed,
Voices of Libreville`, []want{
		{"send observers", "African Union", "observe-or-support-election", ""},
		{"convene an urgent", "African Union", "convene", ""},
		{"suspend the membership", "African Union", "sanction-or-measure", ""},
	}},
	{"hyphens glued to the words", `Dear Mr. Minister,

We ask you to urge the Syrian authorities to:

-release the four doctors;

-let the Red Crescent visit the prisons;

Sincerely,
Doctors of the Coast`, []want{{"release the four", "Minister", "release", ""}, {"let the Red Crescent", "Minister", "allow-access", ""}}},
	{"two lists for two bodies", `We call on the Government of Peru to:

- cancel the permit of the mine;
- protect the leaders of the valley.

We call on the company Andes Metals to:

- publish its studies of the water;
- pay for the damage.

Network of the Valley
Friends of the River Santa
House of the Peoples`, []want{
		{"cancel the permit", "Government of Peru", "", ""},
		{"protect the leaders", "Government of Peru", "protect", ""},
		{"publish its studies", "Andes Metals", "publish-or-disclose", ""},
		{"pay for the damage", "Andes Metals", "other", ""},
	}},
	{"the body as the label of an item", `We call for the following steps:

- The Government of Sudan: stop the bombing of villages in the south.
- The UN Security Council: extend the mandate of the mission.

Sudan Solidarity Network`, []want{{"The Government of Sudan", "Government of Sudan", "protect", ""}, {"The UN Security Council", "UN Security Council", "ratify-or-renew", ""}}},
	{"headings that name the body", `Recommendations

To the Government of Bahrain:

- Release all prisoners of conscience;
- Repeal the law on gatherings.

To the European Union:

- Raise the case of the prisoners in the human rights dialogue.

Gulf Centre`, []want{{"Release all", "Government of Bahrain", "release", ""}, {"Repeal the law", "Government of Bahrain", "repeal-or-amend-law", ""}, {"Raise the case", "European Union", "sanction-or-measure", ""}}},
	{"a list of persons under the request", `We call on the authorities of Belarus to release:

- Ivan Petrov
- Olga Sidorova
- Pavel Kuzmin

Minsk Committee`, []want{{"We call on the authorities", "authorities of Belarus", "release", ""}}},
	{"the same request in title, opening and end", `Joint letter: Free Maria Santos now

Dear President,

We write to urge you to release Maria Santos, a nurse held in Manila since May.

Maria Santos did nothing but help the wounded of the Philippines.

We once again urge you to release Maria Santos without conditions.

Sincerely,
Nurses Abroad`, []want{{"", "President", "release", ""}}},
	{"two bodies at once", `We appeal to the UN and ASEAN to convene talks on the crisis in Myanmar.

Border Consortium of Youth`, []want{{"We appeal to", "UN", "convene", ""}}},
	{"coordinated verbs of the sender", `We condemn the attack on the newspaper and call on the Ghanaian police to protect its staff.

Press Union of the Gulf`, []want{{"We condemn the attack", "Ghanaian police", "protect", ""}}},
	{"we are writing to ask", `Dear Secretary of State,

I am writing to respectfully request that you grant a visa to Dr. Hana Tesfaye, whose life is in danger in Eritrea.

Kind regards,
Peter Lund`, []want{{"I am writing", "Secretary of State", "", ""}}},
	{"would be grateful", `Dear Commissioner,

We would be grateful if you would raise the case of the two bloggers with the Vietnamese Prime Minister during your visit.

Yours sincerely,
Blog Watch Vienna`, []want{{"We would be grateful", "Commissioner", "sanction-or-measure", ""}}},
	{"our demand is that", `The strike at the port of Piraeus goes on.

Our demand is that the Greek government negotiate with the dockers.

Dockers of the Aegean Union`, []want{{"Our demand is", "Greek government", "convene", ""}}},
	{"we reiterate our call", `We reiterate our call on the Rwandan authorities to allow the family of Jean Habimana to visit him.

Lakes Justice Network`, []want{{"We reiterate", "Rwandan authorities", "allow-access", ""}}},
	{"the sender's earlier call told again", `Dear Prime Minister of Jamaica,

We have repeatedly called on your government to abolish the death penalty.

Sincerely,
Humanists of Kingston`, []want{{"We have repeatedly", "Prime Minister", "", Reported}}},
	{"a quotation of the sender", `Nova Rights Group urges the Government of Fiji to withdraw the media bill.

“The bill is a gag,” said Ana Vola, director of Nova Rights Group. “Parliament should reject the bill and protect the freedom of the press.”`, []want{{"Nova Rights Group urges", "Government of Fiji", "repeal-or-amend-law", ""}, {"Parliament should reject", "Parliament", "repeal-or-amend-law", Soft}}},
	{"a resolution", `The Assembly of the Union of Teachers,

Recalling the Universal Declaration of Human Rights;

Condemns the closing of schools in the north;

1. Calls on the Government of Honduras to reopen the schools without delay;

2. Requests the Secretary-General of the United Nations to send a mission;

3. Expresses its solidarity with the teachers.`, []want{{"Calls on the Government", "Government of Honduras", "", ""}, {"Requests the Secretary", "Secretary-General", "", ""}}},
	{"be it resolved", `Whereas thousands of refugees wait in camps;

Whereas Canada has not signed the protocol;

Therefore be it resolved that the Council of Newcomers urge the Government of Canada to sign and ratify the protocol.`, []want{{"Therefore be it", "Government of Canada", "ratify-or-renew", ""}}},
	{"special procedures", `We would like to draw the attention of your Excellency's Government to the situation of Ms. Rana Aziz.

Dear Excellency,

In connection with the above, please provide any information that you may have on the charges. We urge your Excellency's Government to guarantee the right of Ms. Rana Aziz not to be deprived arbitrarily of her liberty.

Special Rapporteur on the situation of human rights defenders`, []want{{"please provide", "Excellency", "", ""}, {"We urge your", "Excellency", "respect-right", ""}}},
	{"must with a named body, in a letter", `To: The Mayor of Springfield

The police beat six women on Friday. The police department must suspend the officers and publish the footage.

Women of Springfield`, []want{{"The police department must", "police department", "", Soft}}},
	{"lists of facts are no demands", `We are shocked by the killings in Tabuk:

- On 3 May the teacher Ali Noor was shot.
- On 5 May two students were stabbed.
- On 9 May a bomb killed seven.

We call on the Yemeni authorities to protect schools.

Teachers Abroad`, []want{{"We call on the Yemeni", "Yemeni authorities", "protect", ""}}},
	{"a deadline in the request", `Dear Minister,

We request that you publish the list of detainees by 30 June 2021.

Sincerely,
Families of the Missing`, []want{{"We request that you", "Minister", "publish-or-disclose", ""}}},
	{"in the name of the organisation: demand with of", `We demand of the Russian government that it end the war against Ukraine.

Peace League of Bergen`, []want{{"We demand of", "Russian government", "protect", ""}}},
	{"no verb of asking but passive", `The Government of Pakistan is urged to stop the eviction of the villagers.

Village Forum of Sindh`, []want{{"The Government of Pakistan is urged", "Government of Pakistan", "respect-right", ""}}},
	{"soft requests covered by a plain one", `Dear Governor,

We ask you to release the eight farmers. The eight farmers should be released. You should release them before the harvest.

Sincerely,
Farm Union`, []want{{"We ask you", "Governor", "release", ""}}},
	{"joined in a call", `We join our colleagues in calling on the Government of Mexico to investigate the murder of the reporter Luis Prado.

Guild of Reporters`, []want{{"We join", "Government of Mexico", "investigate", ""}}},
	{"call for X to do", `We call for the Israeli authorities to open the crossing and let aid in.

Aid Watch Network`, []want{{"We call for", "Israeli authorities", "allow-access", ""}}},
	{"call for an act in the passive", `Two reporters are held in Cameroon. The Cameroonian government holds them without charge. We call for these colleagues to be released.

Union of Reporters`, []want{{"We call for these", "Cameroon", "release", ""}}},
	{"insist", `We insist that the government of Malta respect the rights of the sailors.

Sea Chaplains Society`, []want{{"We insist", "government of Malta", "respect-right", ""}}},
	{"recommend and suggest", `Dear Commissioner,

We recommend that the Commission adopt a resolution on the prisons of Burundi. We suggest that you visit the prison of Gitega.

Sincerely,
Prison Reform Friends`, []want{{"We recommend", "Commission", "", ""}, {"We suggest", "Commissioner", "", Soft}}},
}

var silentEN = []struct{ name, text string }{
	{"protest that asks nothing", `We, the members of the Coast Forum, strongly condemn the arrest of Rita Mensah. We are deeply concerned about the growing number of arrests in Togo. We stand with her family and express our full solidarity. Our thoughts are with all prisoners of conscience.

Coast Forum`},
	{"a news report of a joint letter", `Thirty rights groups on Monday urged Cambodia to free a jailed union leader, saying the charges were political.

In a letter sent to Prime Minister Hun Sen, the groups called on the government to drop all charges. “We urge the government to release her immediately,” the letter said.

A spokesman for the government said the court was independent. The groups also demanded that the authorities stop harassing unions, according to a copy of the letter.`},
	{"advice on writing appeals", `How to write a good appeal

Be polite. Begin with who you are. Ask the government to release the prisoner and say why. Do not threaten. Always urge the authorities to respect human rights. Please write in your own words, and send your letter before the end of the month. You should keep it to one page.`},
	{"campaign news", `Great news! More than ten thousand of you have signed the petition for Kim. Last week we handed it over at the embassy. Please share this page and sign if you have not done so yet. Together we can do it. Thank you for your support.`},
	{"a case report", `Adam Yusuf is a lawyer in Khartoum. He was arrested on 4 May 2019 at his home. Officers of the security service asked him to sign a paper. His family demanded to see him, and protesters called for his release. Amnesty International has called on the authorities to free him. The court rejected his appeal. He remains in prison and needs medical care.`},
	{"an opinion article", `Why is the world silent? The government must answer for what it did. Politicians should be ashamed. The police should have protected the shop. Readers may ask what comes next. History teaches that those who demand justice are mocked first and honoured later. The state needs to change, and it will.`},
	{"thanks and courtesy", `Dear Minister,

We thank you for your letter of 3 May. We were glad to learn that Maria is free. Please accept the assurances of our highest consideration.

Sincerely,
Friends of Maria`},
	{"rhetoric", `To those who hold power we say: we urge them to remember that no wall stands for ever. We ask ourselves how long this will last. We call this a crime. We demand nothing for ourselves.

Poets of the Lake`},
	{"words to the public", `Please sign and share our petition. We urge everyone to join the march on Sunday. We ask our readers to donate. Please forward this message to your friends.`},
	{"what others ask", `On Friday the strikers demanded that the company raise wages. The UN asked Sudan to open the road. The opposition calls for new elections. Students who demand the release of their friends were beaten. The international community's demand for a ceasefire was ignored.`},
	{"operative clauses that only recognise and condemn", `The House of Delegates,

Recalling its earlier statements,

1. Recognises the courage of the women of Kabul;

2. Condemns the attacks on schools;

3. Expresses its deep concern.`},
}
