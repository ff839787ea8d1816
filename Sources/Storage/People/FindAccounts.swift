import Reporting

extension ReadTransaction {
    /// Accounts whose user name or name fits, of whatever unit.
    package func accounts(like query: String) throws -> Set<Account.ID> {
        Set(
            try access.accounts().filter { account in
                account.userName.contains(query.lowercased())
                    || SearchText.matches(
                        query: query, stored: SearchText.stored(account.person.name))
            }.map(\.id))
    }
}
