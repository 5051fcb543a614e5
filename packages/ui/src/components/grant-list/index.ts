export { GrantList, type GrantListProps } from './grant-list'
