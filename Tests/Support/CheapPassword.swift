import Storage

extension PasswordHash.Cost {
    /// As little as Argon2id can do. That passwords are hashed dearly has a test of its own.
    package static let least = PasswordHash.Cost(passes: 1, memory: 8 * 1024)
}
